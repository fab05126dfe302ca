package threshold.core.algorithm;

import threshold.core.check.Conditioning;

/**
 * Solves G X = B for G = AᵀA, B = AᵀY by Cholesky, and refuses where A's condition has eaten the digits.
 *
 * <p>The error of x grows like κ(A)²·eps, and so does what a solution may be off in the residual measure of a stable
 * method. n³/3 + 2n²·columns flops.
 */
final class NormalEquations {

    /** The condition of A past which {@link #solve} refuses: over it, G has fewer than two good digits left. */
    static final double MAX_KAPPA = 1e7;

    private final String what;
    private final Blas blas;
    private final int n;
    private final Cholesky cholesky;
    private final ConditionEstimate condition;
    private final int[] exponent;

    /** @param what the problem and its sizes, for the refusal */
    NormalEquations(String what, Blas blas, int n) {
        this.what = what;
        this.blas = blas;
        this.n = n;
        cholesky = new Cholesky(blas);
        condition = new ConditionEstimate(blas, n);
        exponent = new int[n];
    }

    /**
     * Overwrites B, n×columns, by the solution, and the upper triangle of G by its equilibrated factor.
     *
     * @throws ArithmeticException if κ(A), columns equilibrated, is over {@value #MAX_KAPPA} or a pivot fails
     */
    void solve(double[] g, int columns, double[] b) {
        equilibrate(g, columns, b);
        double kappa = cholesky.factor(n, g, 0, n) == Cholesky.COMPLETE ? condition.of(g) : Double.POSITIVE_INFINITY;
        Conditioning.requireWithin(kappa, MAX_KAPPA, what);
        Triangular.solveTransposed(blas, n, g, columns, b);
        Triangular.solve(blas, n, g, columns, b);
        for (int i = 0; i < n; i++) {
            PowerOfTwo.scale(columns, -exponent[i], b, i * columns);
        }
    }

    /** G ← D G D, B ← D B with D = diag(2^−e_i), so that the diagonal of G is about one. */
    private void equilibrate(double[] g, int columns, double[] b) {
        for (int i = 0; i < n; i++) {
            exponent[i] = PowerOfTwo.exponent(Math.sqrt(g[i * (n + 1)]));
        }
        for (int i = 0; i < n; i++) {
            PowerOfTwo.scale(columns, -exponent[i], b, i * columns);
            for (int j = i; j < n; j++) {
                g[i * n + j] = Math.scalb(g[i * n + j], -exponent[i] - exponent[j]);
            }
        }
    }
}
