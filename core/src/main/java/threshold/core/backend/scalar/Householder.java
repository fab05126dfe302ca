package threshold.core.backend.scalar;

/**
 * Householder QR, column by column: R on and above the diagonal, the reflectors below it, v₀ = 1 understood.
 *
 * <p>2mn² − ⅔n³ flops. Entries should be about one, so that squares neither overflow nor underflow. Source: Golub and
 * Van Loan, algorithms 5.1.1 and 5.2.1.
 */
final class Householder {

    /** A column whose squares would lose bits is as good as zero beside entries of about one. */
    private static final double NEGLIGIBLE = 0x1p-900;

    private final int m;
    private final int n;
    private final double[] tau;
    private final double[] w;

    Householder(int m, int n) {
        this.m = m;
        this.n = n;
        tau = new double[n];
        w = new double[n];
    }

    void factor(double[] a) {
        for (int k = 0; k < n; k++) {
            tau[k] = reflector(k, a);
            int right = k + 1;
            for (int j = right; j < n; j++) {
                w[j] = a[k * n + j];
            }
            for (int i = k + 1; i < m; i++) {
                for (int j = right; j < n; j++) {
                    w[j] += a[i * n + k] * a[i * n + j];
                }
            }
            for (int j = right; j < n; j++) {
                a[k * n + j] -= tau[k] * w[j];
            }
            for (int i = k + 1; i < m; i++) {
                double tv = tau[k] * a[i * n + k];
                for (int j = right; j < n; j++) {
                    a[i * n + j] -= tv * w[j];
                }
            }
        }
    }

    /** Maps column k, from the diagonal down, to a multiple of the first unit vector; returns τ. */
    private double reflector(int k, double[] a) {
        double alpha = a[k * n + k];
        double tail = 0;
        for (int i = k + 1; i < m; i++) {
            tail += a[i * n + k] * a[i * n + k];
        }
        boolean none = tail == 0 || alpha * alpha + tail < NEGLIGIBLE;
        double beta = none ? alpha : -Math.copySign(Math.sqrt(alpha * alpha + tail), alpha);
        for (int i = k + 1; i < m; i++) {
            a[i * n + k] = none ? 0 : a[i * n + k] / (alpha - beta);
        }
        a[k * n + k] = beta;
        return none ? 0 : (beta - alpha) / beta;
    }

    /** y ← Qᵀy. */
    void applyTransposed(double[] factored, double[] y) {
        for (int k = 0; k < n; k++) {
            reflect(k, factored, 1, 0, y);
        }
    }

    /** C ← Q C for an m×columns C. */
    void apply(double[] factored, int columns, double[] c) {
        for (int k = n - 1; k >= 0; k--) {
            for (int j = 0; j < columns; j++) {
                reflect(k, factored, columns, j, c);
            }
        }
    }

    /** Reflector k on column j of C. */
    private void reflect(int k, double[] factored, int columns, int j, double[] c) {
        double projection = c[k * columns + j];
        for (int i = k + 1; i < m; i++) {
            projection += factored[i * n + k] * c[i * columns + j];
        }
        projection *= tau[k];
        c[k * columns + j] -= projection;
        for (int i = k + 1; i < m; i++) {
            c[i * columns + j] -= projection * factored[i * n + k];
        }
    }
}
