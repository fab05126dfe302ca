package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;

/**
 * Singular values of a head that is read in blocks, by the triangle of its QR: R ← R of [R; block], block after block,
 * then σ(R). Stable.
 *
 * <p>With blocks of b rows 2Vd²(1 + ⅔ d/b) flops, b = 2d, and 24 d² bytes for the stack; two reads, the first for the
 * largest entry. Source: Demmel, Grigori, Hoemmen, Langou, SIAM J. Sci. Comput. 34 (2012) A206, "flat tree".
 */
final class StreamedQrSvd extends ArrayPlan<Problem, double[]> {

    private static final int LEAST_ROWS = 512;

    private final Size size;
    private final StreamedRows rows;
    private final HouseholderQr qr;
    private final SquareSvd svd;
    private final double[] stack;
    private final double[] r;
    private final int stride;
    private final int room;
    private final double[] sigma;
    private final StreamedRows.Step push = this::push;
    private int filled;

    StreamedQrSvd(Size size, Blas blas) {
        this.size = size;
        int d = size.d();
        rows = new StreamedRows(blas, size.vocabulary(), d);
        stride = Layout.stride(d);
        room = Math.min(size.vocabulary(), Math.max(2 * d, LEAST_ROWS));
        qr = new HouseholderQr(blas, d + room, d, Layout.ORIGIN, stride);
        svd = new SquareSvd(blas, d, false);
        stack = new double[Layout.length(d + room, d)];
        r = svd.operand();
        sigma = new double[d];
    }

    @Override
    protected void take(Problem problem) {
        rows.of(problem.requireSize(size).head());
    }

    @Override
    protected void solve() {
        int d = size.d();
        Arrays.fill(stack, 0);
        filled = 0;
        int e = rows.exponent();
        rows.each(e, push);
        if (filled > 0) {
            reduce();
        }
        Rows.copy(d, d, stack, Layout.ORIGIN, stride, r, 0, d);
        svd.run();
        System.arraycopy(svd.sigma(), 0, sigma, 0, d);
        PowerOfTwo.scale(d, e, sigma, 0);
    }

    private void push(int count, double[] block) {
        int d = size.d();
        for (int done = 0; done < count; ) {
            int taken = Math.min(count - done, room - filled);
            Rows.copy(
                    taken, d, block, Layout.ORIGIN + done * d, d, stack, Layout.ORIGIN + (d + filled) * stride, stride);
            filled += taken;
            done += taken;
            if (filled == room) {
                reduce();
            }
        }
    }

    /** The triangle of what is stacked takes the place of the one on top; the room under it is empty again. */
    private void reduce() {
        int d = size.d();
        qr.factor(stack);
        for (int i = 0; i < d; i++) {
            int row = Layout.ORIGIN + i * stride;
            Arrays.fill(stack, row, row + i, 0);
        }
        Arrays.fill(stack, Layout.ORIGIN + d * stride, stack.length, 0);
        filled = 0;
    }

    @Override
    protected double[] copyOut() {
        return sigma.clone();
    }
}
