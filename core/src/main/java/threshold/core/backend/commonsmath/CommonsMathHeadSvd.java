package threshold.core.backend.commonsmath;

import static threshold.core.kernel.HeadSvd.Want;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.backend.ThinSvd;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/**
 * Golub–Kahan bidiagonalisation and implicit QR, as in JAMA and LINPACK's dsvdc, with descending values.
 *
 * <p>Commons Math has neither a values-only nor a truncated decomposition: {@code default} with values only and {@code
 * thin-cut} cost what the thin decomposition costs. {@code qr-first} decomposes the d×d factor R of the library's QR
 * instead, for values only, since the library forms no Q but V×V.
 */
final class CommonsMathHeadSvd implements Plan<Problem, Svd> {

    static List<Kernel<Size, Problem, Svd>> methods() {
        return List.of(
                ThinSvd.method("default", (size, _) -> new CommonsMathHeadSvd(size, head -> head))
                        .counting(ThinSvd::work)
                        .singleThreaded(),
                Method.<Size, Problem, Svd>of(
                                "qr-first",
                                Accuracy.STABLE,
                                (size, _) -> new CommonsMathHeadSvd(size, CommonsMathHeadSvd::factorR))
                        .limitedTo((size, _) -> size.want() == Want.VALUES
                                ? Optional.empty()
                                : Optional.of("is for values only: Commons Math has no thin Q"))
                        .singleThreaded(),
                ThinSvd.cut((size, _) -> new CommonsMathHeadSvd(size, head -> head))
                        .singleThreaded());
    }

    /** R of W = QR, d×d. */
    private static RealMatrix factorR(RealMatrix head) {
        int last = head.getColumnDimension() - 1;
        return new QRDecomposition(head).getR().getSubMatrix(0, last, 0, last);
    }

    private final Size size;
    private final UnaryOperator<RealMatrix> reduction;
    private RealMatrix head;
    private @Nullable SingularValueDecomposition svd;

    private CommonsMathHeadSvd(Size size, UnaryOperator<RealMatrix> reduction) {
        this.size = size;
        this.reduction = reduction;
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
        svd = Refusals.named(what, () -> new SingularValueDecomposition(reduction.apply(head)));
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
