package threshold.core.emergence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.experiment.Composition;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.ReducedRank.Coefficients;
import threshold.core.kernel.ReducedRank.Problem;
import threshold.core.kernel.ReducedRank.Size;

/**
 * Reduced-rank regression in two ways, by the kernels of any backend.
 *
 * <ul>
 *   <li>{@code svd}: X = U S Wᵀ, Uᵀ Y = P Σ Vᵀ, K = W S⁻¹ P_r Σ_r; stable, refused only if X is rank-deficient.
 *   <li>{@code gram}: XᵀX = L Lᵀ, L⁻¹ XᵀY = P Σ Vᵀ, K = L⁻ᵀ P_r Σ_r; one pass over the samples, κ-limited.
 *       The triangles are n×n and this class's own.
 * </ul>
 */
public final class ReducedRankRegression {

    private static final double MAX_KAPPA = 1e6;

    /** The least share of a squared column norm that columns before it may leave: well over its rounding, n·eps. */
    private static final double LEAST_PIVOT = 1e-13;

    private ReducedRankRegression() {}

    /** The methods of a backend that has the parts. */
    public static List<Kernel<Size, Problem, Coefficients>> methods(Backend backend) {
        Composition<Size, Problem, Coefficients> svd =
                new Composition<>(List.of(HeadSvd.CONTRACT, Gemm.CONTRACT), Map.of(), ReducedRankRegression::bySvd);
        Composition<Size, Problem, Coefficients> gram =
                new Composition<>(List.of(Gram.CONTRACT, HeadSvd.CONTRACT), Map.of(), ReducedRankRegression::byGram);
        return List.copyOf(Stream.concat(
                        svd.method("svd", Accuracy.STABLE, backend).map(method -> method.counting(Size::decomposition)),
                        gram.method("gram", new Accuracy.KappaLimited(MAX_KAPPA), backend))
                .toList());
    }

    private static Coefficients bySvd(Workbench bench, Size size, Problem problem) {
        Matrix both = problem.requireSize(size).both();
        int n = size.regressors();
        HeadSvd.Svd regressors = bench.svd(columns(both, both.rows(), 0, n));
        double[] sigma = regressors.sigma();
        if (!(sigma[n - 1] > n * Math.ulp(1.0) * sigma[0])) {
            throw new ArithmeticException("reduced-rank regression of " + size.named()
                    + ": the regressors are linearly dependent; the condition is over 1/(n eps)");
        }
        Matrix u = Objects.requireNonNull(regressors.u());
        HeadSvd.Svd explained = bench.svd(bench.product(u.transposed(), columns(both, both.rows(), n, size.outputs())));
        Matrix p = leading(explained, size.rank());
        for (int i = 0; i < n; i++) {
            scaleRow(p, i, 1 / sigma[i]);
        }
        Matrix k = bench.product(Objects.requireNonNull(regressors.v()), p);
        return new Coefficients(k, columns(Objects.requireNonNull(explained.v()), size.outputs(), 0, size.rank()));
    }

    private static Coefficients byGram(Workbench bench, Size size, Problem problem) {
        Matrix gram = bench.gram(problem.requireSize(size).both());
        int n = size.regressors();
        Matrix l = factor(columns(gram, n, 0, n), size);
        HeadSvd.Svd explained = bench.svd(divided(l, columns(gram, n, n, size.outputs())));
        Matrix k = dividedTransposed(l, leading(explained, size.rank()));
        return new Coefficients(k, columns(Objects.requireNonNull(explained.v()), size.outputs(), 0, size.rank()));
    }

    /** P_r Σ_r. */
    private static Matrix leading(HeadSvd.Svd svd, int rank) {
        Matrix p = Objects.requireNonNull(svd.u());
        Matrix leading = columns(p, p.rows(), 0, rank);
        for (int i = 0; i < p.rows(); i++) {
            for (int j = 0; j < rank; j++) {
                leading.data()[i * rank + j] *= svd.sigma()[j];
            }
        }
        return leading;
    }

    /** So many columns from one on of the first rows. */
    private static Matrix columns(Matrix a, int rows, int from, int count) {
        Matrix part = Matrix.zeros(rows, count);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a.data(), i * a.cols() + from, part.data(), i * count, count);
        }
        return part;
    }

    private static Matrix factor(Matrix gram, Size size) {
        Matrix l = GradedFactor.of(gram);
        for (int i = 0; i < l.rows(); i++) {
            double share = l.at(i, i) * l.at(i, i) / gram.at(i, i);
            if (!(share > LEAST_PIVOT)) {
                throw new ArithmeticException("reduced-rank regression of " + size.named() + ": regressor " + i
                        + " depends on those before it; the condition is over " + MAX_KAPPA);
            }
        }
        return l;
    }

    /** L⁻¹ B. */
    private static Matrix divided(Matrix l, Matrix b) {
        Matrix x = new Matrix(b.rows(), b.cols(), b.data().clone());
        for (int i = 0; i < l.rows(); i++) {
            for (int k = 0; k < i; k++) {
                addRow(x, i, -l.at(i, k), k);
            }
            scaleRow(x, i, 1 / l.at(i, i));
        }
        return x;
    }

    /** L⁻ᵀ B. */
    private static Matrix dividedTransposed(Matrix l, Matrix b) {
        Matrix x = new Matrix(b.rows(), b.cols(), b.data().clone());
        for (int i = l.rows() - 1; i >= 0; i--) {
            for (int k = i + 1; k < l.rows(); k++) {
                addRow(x, i, -l.at(k, i), k);
            }
            scaleRow(x, i, 1 / l.at(i, i));
        }
        return x;
    }

    /** Row i ← row i + α row k. */
    private static void addRow(Matrix x, int i, double alpha, int k) {
        int n = x.cols();
        for (int j = 0; j < n; j++) {
            x.data()[i * n + j] += alpha * x.data()[k * n + j];
        }
    }

    private static void scaleRow(Matrix x, int i, double alpha) {
        int n = x.cols();
        for (int j = 0; j < n; j++) {
            x.data()[i * n + j] *= alpha;
        }
    }
}
