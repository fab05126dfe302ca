package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Plan;

/** Head SVD by {@link TallSvd}. Truncated asks are cut from the whole decomposition. Stable. */
final class QrHeadSvd implements Plan<Problem, Svd> {

    private final Size size;
    private final TallSvd svd;
    private final double[] head;
    private final TallQr.Operand operand = this::copyHead;
    private double[] u = {};

    QrHeadSvd(Size size, Blas blas) {
        this.size = size;
        svd = new TallSvd(blas, size.vocabulary(), size.d(), size.want() != Want.VALUES);
        head = new double[size.vocabulary() * size.d()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.head().data(), 0, head, 0, head.length);
    }

    @Override
    public void run() {
        svd.run(operand);
        if (size.want() != Want.VALUES) {
            u = svd.formU(size.k());
        }
    }

    private void copyHead(int first, int rows, double[] target, int at, int stride) {
        Rows.copy(rows, size.d(), head, first * size.d(), size.d(), target, at, stride);
    }

    @Override
    public Svd solution() {
        double[] sigma = Arrays.copyOf(svd.sigma(), size.k());
        if (size.want() == Want.VALUES) {
            return new Svd(sigma, null, null);
        }
        return new Svd(
                sigma,
                Columns.leading(size.vocabulary(), size.k(), u, Layout.ORIGIN, svd.stride()),
                Columns.leading(size.d(), size.k(), svd.v(), 0, size.d()));
    }

    @Override
    public String path() {
        return svd.path();
    }
}
