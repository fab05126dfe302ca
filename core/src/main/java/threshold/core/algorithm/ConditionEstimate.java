package threshold.core.algorithm;

import java.util.Arrays;

/**
 * Estimate of κ₂(R) from below, R upper triangular with columns of about equal length.
 *
 * <p>Solves Rᵀz = d with signs d = ±1 chosen on the way to make z grow, then Ry = z: ‖y‖/‖z‖ ≤ 1/σₙ, and the longest
 * row is at most σ₁. 4n² flops by vector operations. Source: Cline, Moler, Stewart, Wilkinson, SIAM J. Numer. Anal.
 * 16 (1979).
 */
public final class ConditionEstimate {

    private final Blas blas;
    private final int n;
    private final double[] z;

    public ConditionEstimate(Blas blas, int n) {
        this.blas = blas;
        this.n = n;
        z = new double[n];
    }

    /**
     * κ₂(R) or less, as a rule by a small factor; infinity or NaN if R is not finite.
     *
     * @param r n×n without gaps between its rows, no zero on its diagonal
     */
    public double of(double[] r) {
        double longestRow = 0;
        Arrays.fill(z, 0);
        for (int i = 0; i < n; i++) {
            int diagonal = i * (n + 1);
            longestRow = Math.max(longestRow, blas.dot(n - i, r, diagonal, r, diagonal));
            z[i] = (z[i] + Math.copySign(1, z[i])) / r[diagonal];
            blas.axpy(n - i - 1, -z[i], r, diagonal + 1, z, i + 1);
        }
        double before = blas.dot(n, z, 0, z, 0);
        Triangular.solve(blas, n, r, 1, z);
        double after = blas.dot(n, z, 0, z, 0);
        return Math.max(1, Math.sqrt(longestRow) * Math.sqrt(after / before));
    }
}
