package threshold.core.emergence;

import threshold.core.Matrix;

/**
 * F with Γ = F Fᵀ, F lower triangular, for a Γ whose rows are of very different size.
 *
 * <p>The mean Gramian of a Jordan block has a condition of 3e9 at T = 70 and of 5e17 at T = 1024, but of 3e3 with a
 * unit diagonal: Γ = D C D is scaled by D = √diag Γ first, C = L Lᵀ by Cholesky, and F = D L. Its small rows are as
 * accurate as its large ones.
 */
final class GradedFactor {

    private GradedFactor() {}

    /** @throws ArithmeticException naming the pivot, if Γ is not positive definite to working precision */
    static Matrix of(Matrix gamma) {
        int n = gamma.rows();
        double[] d = new double[n];
        for (int i = 0; i < n; i++) {
            d[i] = Math.sqrt(gamma.at(i, i));
        }
        Matrix f = Matrix.zeros(n, n);
        double[] l = f.data();
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = gamma.at(i, j) / d[i] / d[j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * n + k] * l[j * n + k];
                }
                if (i == j && !(sum > 0)) {
                    throw new ArithmeticException(
                            "a Gramian of order " + n + " is not positive definite: pivot " + j + " is " + sum);
                }
                l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                l[i * n + j] *= d[i];
            }
        }
        return f;
    }
}
