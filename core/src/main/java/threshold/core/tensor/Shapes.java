package threshold.core.tensor;

import java.util.List;

/** Arithmetic of shapes that a file may say anything of. */
final class Shapes {

    /** No format has more, and a list of them may not fill the heap. */
    static final int MOST_DIMENSIONS = 64;

    /** The longest array of every JVM. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private Shapes() {}

    /** Whether numbers of this shape take so many bytes; a product past 2⁶³ takes none. */
    static boolean fills(List<Long> shape, DataType type, long bytes) {
        if (shape.stream().anyMatch(size -> size < 0)) {
            return false;
        }
        if (shape.contains(0L)) {
            return bytes == 0;
        }
        long bits = type.bits();
        for (long size : shape) {
            if (bits > Long.MAX_VALUE / size) {
                return false;
            }
            bits *= size;
        }
        return bits % Byte.SIZE == 0 && bits / Byte.SIZE == bytes;
    }

    /** Whether an array of so many numbers can be had: of a file that says so, no OutOfMemoryError. */
    static boolean fitHeap(long count, int bytesOfEach) {
        return count <= LONGEST_ARRAY
                && count * bytesOfEach < Runtime.getRuntime().maxMemory();
    }
}
