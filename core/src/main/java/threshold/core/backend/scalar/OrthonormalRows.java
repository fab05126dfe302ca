package threshold.core.backend.scalar;

import java.util.Arrays;

/** Orthonormal rows completed to a basis where singular values are zero and Jacobi leaves no direction. */
final class OrthonormalRows {

    private static final ScalarBlas BLAS = new ScalarBlas();

    private OrthonormalRows() {}

    /**
     * Replaces each row i of the n×n matrix with {@code sigma[i]} = 0 by a unit vector orthogonal to all other rows:
     * the coordinate direction that the other rows cover least, orthogonalised twice.
     */
    static void complete(int n, double[] sigma, double[] rows) {
        for (int i = 0; i < n; i++) {
            if (sigma[i] == 0) {
                Arrays.fill(rows, i * n, (i + 1) * n, 0);
            }
        }
        for (int i = 0; i < n; i++) {
            if (sigma[i] == 0) {
                rows[i * n + leastCovered(n, rows)] = 1;
                orthogonalise(i, n, rows);
                orthogonalise(i, n, rows);
            }
        }
    }

    /** The coordinate with the least sum of squares over the rows so far. */
    private static int leastCovered(int n, double[] rows) {
        int least = 0;
        double leastCover = Double.POSITIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            double cover = 0;
            for (int i = 0; i < n; i++) {
                cover += rows[i * n + j] * rows[i * n + j];
            }
            if (cover < leastCover) {
                leastCover = cover;
                least = j;
            }
        }
        return least;
    }

    private static void orthogonalise(int i, int n, double[] rows) {
        for (int k = 0; k < n; k++) {
            if (k != i) {
                BLAS.axpy(n, -BLAS.dot(n, rows, k * n, rows, i * n), rows, k * n, rows, i * n);
            }
        }
        BLAS.scal(n, 1 / Math.sqrt(BLAS.dot(n, rows, i * n, rows, i * n)), rows, i * n);
    }
}
