package threshold.core.algorithm;

import threshold.core.check.Conditioning;

/**
 * The block Toeplitz equations of an autoregression by Levinson's recursion, for m channels as Whittle has it: from the
 * predictors of order n forwards, A = [A_1 … A_n], and backwards, B = [B_n … B_1], those of order n + 1 by one
 * reflection:
 *
 * <pre>Δ = R_{n+1} − Σ A_k R_{n+1−k},   K = Δ E_b⁻¹,  K' = Δᵀ E_f⁻¹,
 * A ← [A − K B, K],   B ← [K', B − K' A],   E_f ← E_f − K Δᵀ,   E_b ← E_b − K' Δ.</pre>
 *
 * <p>B is kept with its newest block first and the products R_k in columns with the largest lag first, so that every
 * sum is over contiguous stretches: m² dot products and 2m² updates of length nm a step, 3p²m³ flops. Refuses where κ
 * of the regressor, estimated by √(R_0 ‖a‖/E) ≤ κ with T a = E e_1, is over {@value NormalEquations#MAX_KAPPA}, as T is
 * its square. Source: Whittle, Biometrika 50, 1963; Golub and Van Loan, section 4.7; Cybenko, SIAM J. Sci. Stat.
 * Comput. 1, 1980, for its errors.
 */
final class Levinson {

    private final Blas blas;
    private final int p;
    private final int m;
    private final int width;
    private final Cholesky cholesky;
    private final String what;

    /** Rows of A, and of B from column (p − n)m on. */
    private final double[] a;

    private final double[] b;
    private final double[] before;

    /** Row d holds column d of R_p, R_{p−1}, …, R_0. */
    private final double[] products;

    private final double[] forward;
    private final double[] backward;
    private final double[] delta;
    private final double[] reflection;
    private final double[] reflectionBack;
    private final double[] factor;

    /** @param what the problem and its sizes, for the refusal */
    Levinson(String what, Blas blas, int p, int m) {
        this.what = what;
        this.blas = blas;
        this.p = p;
        this.m = m;
        width = p * m;
        cholesky = new Cholesky(blas);
        a = new double[m * width];
        b = new double[m * width];
        before = new double[m * width];
        products = new double[m * (width + m)];
        forward = new double[m * m];
        backward = new double[m * m];
        delta = new double[m * m];
        reflection = new double[m * m];
        reflectionBack = new double[m * m];
        factor = new double[m * m];
    }

    /**
     * @param lagged R_k, m×m row-major, at {@code lagged[k*m*m]} for k = 0 … p
     * @param f receives F, pm×m
     * @throws ArithmeticException if the condition is over the limit
     */
    void solve(double[] lagged, double[] f) {
        arrange(lagged);
        System.arraycopy(lagged, 0, forward, 0, m * m);
        System.arraycopy(lagged, 0, backward, 0, m * m);
        for (int n = 0; n < p; n++) {
            reflect(n, lagged);
            extend(n);
            lessen(forward, reflection, false);
            lessen(backward, reflectionBack, true);
        }
        requireCondition(lagged);
        for (int k = 0; k < width; k++) {
            for (int d = 0; d < m; d++) {
                f[k * m + d] = a[d * width + k];
            }
        }
    }

    private void arrange(double[] lagged) {
        for (int k = 0; k <= p; k++) {
            for (int c = 0; c < m; c++) {
                for (int d = 0; d < m; d++) {
                    products[d * (width + m) + (p - k) * m + c] = lagged[(k * m + c) * m + d];
                }
            }
        }
    }

    /** Δ, K and K' from order n. */
    private void reflect(int n, double[] lagged) {
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                delta[c * m + d] = lagged[((n + 1) * m + c) * m + d]
                        - blas.dot(n * m, a, c * width, products, d * (width + m) + (p - n) * m);
            }
        }
        divide(backward, true, reflection);
        divide(forward, false, reflectionBack);
    }

    /** K = D E⁻¹ with D = Δ or Δᵀ, as the transposed solution of E Kᵀ = Dᵀ. */
    private void divide(double[] e, boolean asStored, double[] k) {
        System.arraycopy(e, 0, factor, 0, m * m);
        if (cholesky.factor(m, factor, 0, m) != Cholesky.COMPLETE) {
            throw Conditioning.indefinite(what);
        }
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                k[d * m + c] = asStored ? delta[c * m + d] : delta[d * m + c];
            }
        }
        Triangular.solveTransposed(blas, m, factor, m, k);
        Triangular.solve(blas, m, factor, m, k);
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < c; d++) {
                double other = k[c * m + d];
                k[c * m + d] = k[d * m + c];
                k[d * m + c] = other;
            }
        }
    }

    /** A and B from order n to n + 1. */
    private void extend(int n) {
        int used = (p - n) * m;
        System.arraycopy(a, 0, before, 0, a.length);
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                blas.axpy(n * m, -reflection[c * m + d], b, d * width + used, a, c * width);
            }
        }
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                blas.axpy(n * m, -reflectionBack[c * m + d], before, d * width, b, c * width + used);
                a[c * width + n * m + d] = reflection[c * m + d];
                b[c * width + used - m + d] = reflectionBack[c * m + d];
            }
        }
    }

    /** E ← E − K Δᵀ, or E − K Δ. */
    private void lessen(double[] e, double[] k, boolean asStored) {
        for (int c = 0; c < m; c++) {
            for (int d = 0; d < m; d++) {
                double sum = 0;
                for (int j = 0; j < m; j++) {
                    sum += k[c * m + j] * (asStored ? delta[j * m + d] : delta[d * m + j]);
                }
                e[c * m + d] -= sum;
            }
        }
    }

    private void requireCondition(double[] lagged) {
        double worst = 1;
        for (int c = 0; c < m; c++) {
            double own = lagged[c * (m + 1)];
            double square = 1;
            for (int k = 0; k < width; k++) {
                double weight = a[c * width + k];
                square += weight * weight * lagged[k % m * (m + 1)] / own;
            }
            worst = Math.max(worst, own * Math.sqrt(square) / forward[c * (m + 1)]);
        }
        Conditioning.requireWithin(Math.sqrt(worst), NormalEquations.MAX_KAPPA, what);
    }
}
