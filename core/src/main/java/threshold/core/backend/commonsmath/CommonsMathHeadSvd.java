package threshold.core.backend.commonsmath;

import static threshold.core.kernel.HeadSvd.Want;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Work;

/**
 * Golub–Kahan bidiagonalisation and implicit QR, as in JAMA and LINPACK's dsvdc, with descending values.
 *
 * <p>Commons Math has neither a values-only nor a truncated decomposition: {@code default} with values only and {@code
 * thin-cut} cost what the thin decomposition costs.
 */
final class CommonsMathHeadSvd implements Plan<Problem, Svd> {

    static List<Kernel<Size, Problem, Svd>> methods() {
        return List.of(
                Method.<Size, Problem, Svd>of("default", Accuracy.STABLE, (size, _) -> new CommonsMathHeadSvd(size))
                        .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                                ? Optional.of("has no truncated decomposition: see thin-cut")
                                : Optional.empty())
                        .counting(CommonsMathHeadSvd::thinWork)
                        .singleThreaded(),
                Method.<Size, Problem, Svd>of("thin-cut", Accuracy.STABLE, (size, _) -> new CommonsMathHeadSvd(size))
                        .limitedTo((size, _) -> size.want() == Want.TRUNCATED
                                ? Optional.empty()
                                : Optional.of("is for truncated heads only: see default"))
                        .counting(CommonsMathHeadSvd::thinWork)
                        .singleThreaded());
    }

    private static Work thinWork(Size size) {
        return Size.of(size.vocabulary(), size.d(), Want.THIN).work();
    }

    private final Size size;
    private RealMatrix head;
    private @Nullable SingularValueDecomposition svd;

    private CommonsMathHeadSvd(Size size) {
        this.size = size;
        this.head = Layout.FACTORY.of(Matrix.zeros(size.vocabulary(), size.d()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        head = Layout.FACTORY.of(problem.head());
    }

    @Override
    public void run() {
        String what = "Commons Math SVD of " + size.vocabulary() + "x" + size.d();
        svd = Layout.numerically(what, () -> new SingularValueDecomposition(head));
        Conditioning.requireFinite(svd.getSingularValues(), what);
    }

    @Override
    public Svd solution() {
        if (svd == null) {
            throw new IllegalStateException("run before asking for the solution");
        }
        double[] sigma = Arrays.copyOf(svd.getSingularValues(), size.k());
        return size.want() == Want.VALUES
                ? new Svd(sigma, null, null)
                : new Svd(sigma, Layout.copyOf(svd.getU(), size.k()), Layout.copyOf(svd.getV(), size.k()));
    }
}
