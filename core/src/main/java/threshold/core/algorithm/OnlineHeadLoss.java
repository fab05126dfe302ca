package threshold.core.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.kernel.HeadLoss.Pass;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;

/**
 * The loss of a softmax head in tiles of {@value HeadLossShare#TOKENS} tokens by {@value HeadLossShare#CONTEXTS}
 * contexts that stay in the second-level cache: W_b Hᵀ + b is one product, its maxima and sums are taken, and it is
 * forgotten. Backward, the tile is made again and becomes G, for GᵀW and GH.
 *
 * <p>The vocabulary is shared out over the threads, so that W is read once a pass; each has its own sums and ∂loss/∂H,
 * which are put together in order. 2NdV + 4NV flops forward, 8NdV + 8NV in all; no array of N·V.
 */
final class OnlineHeadLoss extends ArrayPlan<Problem, Solution> {

    /** Squares of this side touch few enough pages, and whole cache lines on both sides of a transposition. */
    private static final int SQUARE = 32;

    private final Size size;
    private final Blas blas;
    private final Exponentials exponentials;
    private final HeadLossShare[] shares;
    private final Runnable[] forward;
    private final Runnable[] backward;
    private final Operands operands;
    private final double[] logZ;
    private final double[] scale;
    private double loss;

    /**
     * What all shares read, and ∂loss/∂W, of which each writes its own rows; everything begins at {@link Layout#ORIGIN}.
     *
     * @param hidden H by rows
     * @param across Hᵀ by rows, rows {@code stride} apart
     */
    record Operands(
            Size size,
            double[] hidden,
            double[] across,
            int stride,
            double[] head,
            double[] bias,
            int[] targets,
            double @Nullable [] dHead) {

        static Operands of(Size size) {
            int hidden = Math.multiplyExact(size.contexts(), size.d());
            int head = Math.multiplyExact(size.vocabulary(), size.d());
            return new Operands(
                    size,
                    new double[Layout.ORIGIN + hidden],
                    new double[Layout.length(size.d(), size.contexts())],
                    Layout.stride(size.contexts()),
                    new double[Layout.ORIGIN + head],
                    new double[size.vocabulary()],
                    new int[size.contexts()],
                    size.pass() == Pass.BACKWARD ? new double[Layout.ORIGIN + head] : null);
        }

        void load(Problem problem) {
            problem.requireSize(size);
            double[] values = problem.hidden().data();
            System.arraycopy(values, 0, hidden, Layout.ORIGIN, values.length);
            System.arraycopy(
                    problem.head().data(),
                    0,
                    head,
                    Layout.ORIGIN,
                    problem.head().data().length);
            if (problem.bias() == null) {
                Arrays.fill(bias, 0);
            } else {
                System.arraycopy(problem.bias(), 0, bias, 0, bias.length);
            }
            System.arraycopy(problem.targets(), 0, targets, 0, targets.length);
        }

        void turnHidden() {
            for (int i = 0; i < size.contexts(); i += SQUARE) {
                for (int j = 0; j < size.d(); j += SQUARE) {
                    turn(i, Math.min(i + SQUARE, size.contexts()), j, Math.min(j + SQUARE, size.d()));
                }
            }
        }

        private void turn(int firstContext, int endContext, int first, int end) {
            for (int j = first; j < end; j++) {
                for (int i = firstContext; i < endContext; i++) {
                    across[Layout.ORIGIN + j * stride + i] = hidden[Layout.ORIGIN + i * size.d() + j];
                }
            }
        }
    }

    OnlineHeadLoss(Size size, Blas blas, Exponentials exponentials) {
        this.size = size;
        this.blas = blas;
        this.exponentials = exponentials;
        operands = Operands.of(size);
        logZ = new double[size.contexts()];
        scale = new double[size.contexts()];
        int parts = blas.threads();
        shares = new HeadLossShare[parts];
        Arrays.setAll(
                shares,
                p -> new HeadLossShare(
                        operands,
                        blas.alone(p),
                        new OnlineSoftmax(exponentials, size.contexts()),
                        bound(p),
                        bound(p + 1)));
        forward = new Runnable[parts];
        Arrays.setAll(forward, p -> shares[p]::forward);
        backward = new Runnable[parts];
        Arrays.setAll(backward, p -> () -> shares[p].backward(shares[0].softmax(), scale));
    }

    private int bound(int p) {
        return (int) ((long) size.vocabulary() * p / blas.threads());
    }

    @Override
    public String path() {
        return exponentials.how();
    }

    @Override
    protected void take(Problem problem) {
        operands.load(problem);
    }

    @Override
    protected void solve() {
        operands.turnHidden();
        blas.together(forward);
        OnlineSoftmax all = shares[0].softmax();
        for (int p = 1; p < shares.length; p++) {
            all.absorb(shares[p].softmax());
        }
        loss = all.finish(logZ);
        if (size.pass() == Pass.BACKWARD) {
            all.scales(scale);
            blas.together(backward);
            for (int p = 1; p < shares.length; p++) {
                shares[0].addHidden(shares[p]);
            }
        }
    }

    @Override
    protected Solution copyOut() {
        double[] dHead = operands.dHead();
        return new Solution(
                loss,
                logZ.clone(),
                dHead == null ? null : matrix(size.contexts(), shares[0].dHidden()),
                dHead == null ? null : matrix(size.vocabulary(), dHead));
    }

    private Matrix matrix(int rows, double[] values) {
        return new Matrix(rows, size.d(), Arrays.copyOfRange(values, Layout.ORIGIN, Layout.ORIGIN + rows * size.d()));
    }
}
