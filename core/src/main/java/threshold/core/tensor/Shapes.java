package threshold.core.tensor;

import java.util.List;

/** Arithmetic of shapes that a file may say anything of. */
final class Shapes {

    private Shapes() {}

    /** Whether numbers of this shape take so many bytes; a product past 2⁶³ takes none. */
    static boolean fills(List<Long> shape, DataType type, long bytes) {
        if (shape.contains(0L)) {
            return bytes == 0;
        }
        long product = type.bytes();
        for (long size : shape) {
            if (size < 0 || product > Long.MAX_VALUE / size) {
                return false;
            }
            product *= size;
        }
        return product == bytes;
    }
}
