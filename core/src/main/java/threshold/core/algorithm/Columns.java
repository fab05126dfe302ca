package threshold.core.algorithm;

import threshold.core.Matrix;

/** Columns of a row-major matrix. */
final class Columns {

    private Columns() {}

    /** The k leading columns of a matrix of m rows, lda apart at {@code a[ao]}, copied. */
    static Matrix leading(int m, int k, double[] a, int ao, int lda) {
        Matrix leading = Matrix.zeros(m, k);
        Rows.copy(m, k, a, ao, lda, leading.data(), 0, k);
        return leading;
    }
}
