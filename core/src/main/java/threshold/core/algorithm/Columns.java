package threshold.core.algorithm;

import threshold.core.Matrix;

/** Columns of a row-major matrix. */
final class Columns {

    private Columns() {}

    /** The k leading columns of an m×n matrix, copied. */
    static Matrix leading(int m, int n, int k, double[] a) {
        Matrix leading = Matrix.zeros(m, k);
        for (int i = 0; i < m; i++) {
            System.arraycopy(a, i * n, leading.data(), i * k, k);
        }
        return leading;
    }
}
