package threshold.core.backend.ejml;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Singular values and vectors in descending order: EJML leaves them as its QR iteration found them. */
final class Descending {

    private Descending() {}

    /** The positions of the first {@code count} values, the largest first. */
    static int[] order(double[] values, int count) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** As many vectors as there are columns, which EJML holds as rows in its own order, as columns in this order. */
    static void columns(DMatrixRMaj vectorsAsRows, int[] order, DMatrixRMaj columns) {
        int length = columns.numRows;
        int k = columns.numCols;
        for (int i = 0; i < length; i++) {
            for (int c = 0; c < k; c++) {
                columns.data[i * k + c] = vectorsAsRows.data[order[c] * length + i];
            }
        }
    }
}
