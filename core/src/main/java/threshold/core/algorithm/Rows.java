package threshold.core.algorithm;

/** Rows of a matrix, moved from one stride to another. */
final class Rows {

    private Rows() {}

    /** Copies rows of n doubles, {@code lda} apart at {@code a[ao]}, to {@code b[bo]}, {@code ldb} apart. */
    static void copy(int rows, int n, double[] a, int ao, int lda, double[] b, int bo, int ldb) {
        if (lda == n && ldb == n) {
            System.arraycopy(a, ao, b, bo, rows * n);
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a, ao + i * lda, b, bo + i * ldb, n);
        }
    }
}
