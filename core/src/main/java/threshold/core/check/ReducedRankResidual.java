package threshold.core.check;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.kernel.ReducedRank;

/**
 * Error of a reduced-rank regression in units of n·eps: how far B = K Vᵀ is from being stationary, and from the best of
 * the stationary ones. With E = Y − X B, F = X K and s = ‖Y‖_F + ‖X‖₂‖K‖_F, which rounding K alone is worth eps of, the
 * largest of
 *
 * <ul>
 *   <li>max |VᵀV − I|,
 *   <li>‖Xᵀ E V‖_F / (‖X‖₂ s): what K could still change,
 *   <li>‖Fᵀ E‖_F / (‖Y‖_F s): what V could,
 *   <li>|‖F‖²_F − Σ_{i≤r} σᵢ²| / (‖Y‖_F s), σ the values of QᵀY, known from the way the problem was made.
 * </ul>
 */
public final class ReducedRankResidual {

    private final int n;
    private final int m;
    private final int rank;
    private final Matrix both;
    private final ReducedRank.Coefficients solution;

    private ReducedRankResidual(Matrix both, ReducedRank.Size size, ReducedRank.Coefficients solution) {
        this.both = both;
        this.solution = solution;
        n = size.regressors();
        m = size.outputs();
        rank = size.rank();
    }

    /** @param sigma the values of QᵀY, descending */
    public static double of(
            ReducedRank.Problem problem, ReducedRank.Size size, double[] sigma, ReducedRank.Coefficients solution) {
        solution.k().requireShape("K", size.regressors(), size.rank());
        solution.v().requireShape("V", size.outputs(), size.rank());
        if (!Norms.finite(solution.k().data()) || !Norms.finite(solution.v().data())) {
            return Double.POSITIVE_INFINITY;
        }
        return new ReducedRankResidual(problem.both(), size, solution).error(sigma) / (size.regressors() * Doubled.EPS);
    }

    private double error(double[] sigma) {
        double[] normal = new double[n * rank];
        double[] crossed = new double[rank * m];
        double captured = 0;
        double outputs = 0;
        double[] row = new double[n + m];
        for (int t = 0; t < both.rows(); t++) {
            System.arraycopy(both.data(), t * (n + m), row, 0, n + m);
            double[] f = product(row);
            double[] e = difference(row, f);
            double[] along = Products.transposedTimes(solution.v(), e);
            for (int i = 0; i < n; i++) {
                Products.axpy(rank, row[i], along, 0, normal, i * rank);
            }
            for (int j = 0; j < rank; j++) {
                Products.axpy(m, f[j], e, 0, crossed, j * m);
                captured += f[j] * f[j];
            }
            for (int j = 0; j < m; j++) {
                outputs += row[n + j] * row[n + j];
            }
        }
        if (outputs == 0) {
            return Math.sqrt(captured);
        }
        double norm = Math.sqrt(outputs);
        double normOfX = spectralNormOfX();
        double scale = norm + normOfX * Norms.two(solution.k().data());
        double explained =
                -IntStream.range(0, rank).mapToDouble(j -> sigma[j] * sigma[j]).sum();
        return DoubleStream.of(
                        orthogonality(),
                        Norms.two(normal) / (normOfX * scale),
                        Norms.two(crossed) / (norm * scale),
                        Math.abs(captured + explained) / (norm * scale))
                .max()
                .orElseThrow();
    }

    /** Kᵀx of one sample. */
    private double[] product(double[] row) {
        double[] f = new double[rank];
        for (int j = 0; j < rank; j++) {
            Doubled sum = new Doubled();
            for (int i = 0; i < n; i++) {
                sum.addProduct(row[i], solution.k().at(i, j));
            }
            f[j] = sum.value();
        }
        return f;
    }

    /** y − V f of one sample. */
    private double[] difference(double[] row, double[] f) {
        double[] e = new double[m];
        for (int j = 0; j < m; j++) {
            Doubled sum = new Doubled(row[n + j]);
            for (int i = 0; i < rank; i++) {
                sum.addProduct(-solution.v().at(j, i), f[i]);
            }
            e[j] = sum.value();
        }
        return e;
    }

    private double orthogonality() {
        double[] gram = Products.gram(solution.v());
        double worst = 0;
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < rank; j++) {
                worst = Math.max(worst, Math.abs(gram[i * rank + j] - (i == j ? 1 : 0)));
            }
        }
        return worst;
    }

    private double spectralNormOfX() {
        double[] x = new double[n];
        return SpectralNorm.of(n, (v, image) -> {
            for (int t = 0; t < both.rows(); t++) {
                System.arraycopy(both.data(), t * (n + m), x, 0, n);
                Products.axpy(n, Products.dot(n, x, 0, v, 0), x, 0, image, 0);
            }
        });
    }
}
