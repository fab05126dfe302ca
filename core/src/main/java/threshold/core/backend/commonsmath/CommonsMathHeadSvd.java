package threshold.core.backend.commonsmath;

import static threshold.core.kernel.HeadSvd.Want;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.backend.ThinSvd;
import threshold.core.check.Conditioning;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;

/**
 * Golub–Kahan bidiagonalisation and implicit QR, as in JAMA and LINPACK's dsvdc, with descending values.
 *
 * <p>Commons Math has neither a values-only nor a truncated decomposition: {@code default} with values only and {@code
 * thin-cut} cost what the thin decomposition costs.
 */
final class CommonsMathHeadSvd implements Plan<Problem, Svd> {

    static List<Kernel<Size, Problem, Svd>> methods() {
        return List.of(
                ThinSvd.method("default", (size, _) -> new CommonsMathHeadSvd(size))
                        .counting(ThinSvd::work)
                        .singleThreaded(),
                ThinSvd.cut((size, _) -> new CommonsMathHeadSvd(size)).singleThreaded());
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
        svd = Refusals.named(what, () -> new SingularValueDecomposition(head));
        double[] sigma = svd.getSingularValues();
        Conditioning.requireFinite(sigma, what);
        Conditioning.requireOverDeflation(sigma[0], what);
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
