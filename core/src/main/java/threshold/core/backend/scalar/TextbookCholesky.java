package threshold.core.backend.scalar;

import threshold.core.algorithm.ConditionEstimate;
import threshold.core.check.Conditioning;

/** Normal equations G X = B, G = AᵀA, by Cholesky, row by row (Golub and Van Loan, section 4.2). */
final class TextbookCholesky {

    /** The condition of A past which {@link #solve} refuses. */
    static final double MAX_KAPPA = 1e7;

    private final int n;
    private final String what;
    private final ConditionEstimate condition;

    TextbookCholesky(int n) {
        this.n = n;
        what = "normal equations of order " + n;
        condition = new ConditionEstimate(new ScalarBlas(), n);
    }

    /**
     * Overwrites B, n×columns, by the solution and G, of which the upper triangle is read, by R.
     *
     * @throws ArithmeticException if a pivot fails or the condition of A is over {@value #MAX_KAPPA}
     */
    void solve(double[] g, int columns, double[] b) {
        factor(g);
        Conditioning.requireWithin(condition.of(g), MAX_KAPPA, what);
        forward(n, g, columns, b);
        backward(n, g, columns, b);
    }

    private void factor(double[] g) {
        for (int k = 0; k < n; k++) {
            if (!(g[k * n + k] > 0)) {
                throw new ArithmeticException(what + ": pivot " + k + " is not positive, so the condition is over "
                        + MAX_KAPPA + " or the rank is deficient");
            }
            double pivot = Math.sqrt(g[k * n + k]);
            for (int j = k; j < n; j++) {
                g[k * n + j] /= pivot;
            }
            for (int i = k + 1; i < n; i++) {
                g[i * n + k] = 0;
                for (int j = i; j < n; j++) {
                    g[i * n + j] -= g[k * n + i] * g[k * n + j];
                }
            }
        }
    }

    /** B ← R⁻ᵀB. */
    private static void forward(int n, double[] r, int columns, double[] b) {
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < columns; c++) {
                double sum = b[i * columns + c];
                for (int k = 0; k < i; k++) {
                    sum -= r[k * n + i] * b[k * columns + c];
                }
                b[i * columns + c] = sum / r[i * n + i];
            }
        }
    }

    /**
     * B ← R⁻¹B; what stands below R's diagonal is not read.
     *
     * @throws ArithmeticException naming the column if R is exactly singular
     */
    static void backward(int n, double[] r, int columns, double[] b) {
        for (int i = n - 1; i >= 0; i--) {
            if (r[i * n + i] == 0) {
                throw new ArithmeticException(
                        "rank-deficient: column " + i + " of " + n + " depends on those before it");
            }
            for (int c = 0; c < columns; c++) {
                double sum = b[i * columns + c];
                for (int k = i + 1; k < n; k++) {
                    sum -= r[i * n + k] * b[k * columns + c];
                }
                b[i * columns + c] = sum / r[i * n + i];
            }
        }
    }
}
