package threshold.core.check;

import threshold.core.Matrix;
import threshold.core.kernel.RankRisk;

/**
 * Error of a risk in units of n·eps: |risk̂ − risk| / ((2 σ₁ √((n − r) risk) + n eps σ₁²) n eps), what errors of
 * n·eps·σ₁ in the values that are left out add up to, to first and second order; σ those of A F, Γ̄_T = F Fᵀ.
 *
 * <p>Γ̄_T by doubling in doubled precision, F by Cholesky's factorisation after scaling its diagonal to one, the values
 * by one-sided Jacobi: a way of its own, which shares no code with what it judges.
 */
public final class RankRiskResidual {

    private RankRiskResidual() {}

    public static double of(RankRisk.Problem problem, RankRisk.Size size, double risk) {
        if (!Double.isFinite(risk)) {
            return Double.POSITIVE_INFINITY;
        }
        int n = size.n();
        Matrix factor = factor(GramianResidual.mean(problem.a(), size.steps()));
        double[] product =
                DoubledMatrix.of(problem.a()).times(DoubledMatrix.of(factor)).high();
        double[] sigma = ReferenceSvd.singularValues(new Matrix(n, n, product));
        double expected = 0;
        for (int i = n - 1; i >= size.rank(); i--) {
            expected += sigma[i] * sigma[i];
        }
        double unit = n * Doubled.EPS;
        double allowed = 2 * sigma[0] * Math.sqrt((n - size.rank()) * expected) + unit * sigma[0] * sigma[0];
        double error = Math.abs(risk - expected);
        return error == 0 ? 0 : error / (allowed * unit);
    }

    private static Matrix factor(Matrix gamma) {
        int n = gamma.rows();
        double[] l = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double scaled = gamma.at(i, j) / Math.sqrt(gamma.at(i, i)) / Math.sqrt(gamma.at(j, j));
                double rest = scaled - Products.dot(j, l, i * n, l, j * n);
                l[i * n + j] = i == j ? Math.sqrt(rest) : rest / l[j * n + j];
            }
        }
        for (int i = 0; i < n; i++) {
            double deviation = Math.sqrt(gamma.at(i, i));
            for (int j = 0; j <= i; j++) {
                l[i * n + j] *= deviation;
            }
        }
        return new Matrix(n, n, l);
    }
}
