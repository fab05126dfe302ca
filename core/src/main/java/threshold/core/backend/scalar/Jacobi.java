package threshold.core.backend.scalar;

import java.util.Arrays;

/**
 * SVD of a square R by one-sided Jacobi on its rows: JᵀR = diag(σ)Vᵀ, so R = J diag(σ) Vᵀ.
 *
 * <p>Every pair of rows is rotated until all are orthogonal to √n·eps of their lengths. Rows of a triangular factor
 * converge faster than its columns. About 7n³ flops a sweep, 6 to 10 sweeps. Source: Hestenes 1958; Drmač and Veselić,
 * SIAM J. Matrix Anal. Appl. 29 (2008).
 */
final class Jacobi {

    private static final double EPS = 0x1p-53;

    private static final int MOST_SWEEPS = 60;

    /** Rows of a smaller square, beside rows of about one, count as zero: their squares have lost bits. */
    static final double NEGLIGIBLE = 0x1p-900;

    private final int n;
    private final ScalarBlas blas = new ScalarBlas();
    private final boolean wantVectors;

    Jacobi(int n, boolean wantVectors) {
        this.n = n;
        this.wantVectors = wantVectors;
    }

    /**
     * Overwrites R by diag(σ)Vᵀ.
     *
     * @param jt receives Jᵀ if vectors are wanted
     * @throws ArithmeticException if {@value #MOST_SWEEPS} sweeps were not enough
     */
    void orthogonaliseRows(double[] r, double[] jt) {
        if (wantVectors) {
            Arrays.fill(jt, 0);
            for (int i = 0; i < n; i++) {
                jt[i * (n + 1)] = 1;
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            if (!sweep(r, jt)) {
                return;
            }
        }
        throw new ArithmeticException(
                "one-sided Jacobi on a matrix of order " + n + " did not converge in " + MOST_SWEEPS + " sweeps");
    }

    /** Whether a pair was rotated. */
    private boolean sweep(double[] r, double[] jt) {
        boolean rotated = false;
        for (int i = 0; i < n - 1; i++) {
            for (int j = i + 1; j < n; j++) {
                rotated |= rotate(i, j, r, jt);
            }
        }
        return rotated;
    }

    private boolean rotate(int i, int j, double[] r, double[] jt) {
        double ii = blas.dot(n, r, i * n, r, i * n);
        double jj = blas.dot(n, r, j * n, r, j * n);
        double ij = blas.dot(n, r, i * n, r, j * n);
        if (Math.min(ii, jj) < NEGLIGIBLE || Math.abs(ij) <= Math.sqrt(n) * EPS * Math.sqrt(ii) * Math.sqrt(jj)) {
            return false;
        }
        double zeta = (ii - jj) / (2 * ij);
        double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double c = 1 / Math.sqrt(1 + t * t);
        blas.rot(n, r, i * n, r, j * n, c, c * t);
        if (wantVectors) {
            blas.rot(n, jt, i * n, jt, j * n, c, c * t);
        }
        return true;
    }
}
