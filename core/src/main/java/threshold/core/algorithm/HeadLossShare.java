package threshold.core.algorithm;

import java.util.Arrays;
import java.util.Objects;
import threshold.core.algorithm.Blas.Op;
import threshold.core.algorithm.OnlineHeadLoss.Operands;
import threshold.core.kernel.HeadLoss.Pass;

/** The part of a head's loss, and of its gradients, that some tokens are answerable for. One thread's. */
final class HeadLossShare {

    /** Tokens of a tile. */
    static final int TOKENS = 384;

    /** Contexts of a tile. */
    static final int CONTEXTS = 288;

    private final Operands operands;
    private final Blas blas;
    private final OnlineSoftmax softmax;
    private final int first;
    private final int end;
    private final int contexts;
    private final int d;
    private final double[] tile;
    private final double[] dHidden;

    /**
     * @param first its first token
     * @param end the one after its last
     */
    HeadLossShare(Operands operands, Blas blas, OnlineSoftmax softmax, int first, int end) {
        this.operands = operands;
        this.blas = blas;
        this.softmax = softmax;
        this.first = first;
        this.end = end;
        contexts = operands.size().contexts();
        d = operands.size().d();
        tile = new double[Layout.ORIGIN + Math.min(end - first, TOKENS) * Math.min(contexts, CONTEXTS)];
        dHidden = operands.size().pass() == Pass.BACKWARD ? new double[Layout.ORIGIN + contexts * d] : new double[0];
    }

    OnlineSoftmax softmax() {
        return softmax;
    }

    /** What these tokens add to ∂loss/∂H. */
    double[] dHidden() {
        return dHidden;
    }

    void forward() {
        softmax.clear();
        for (int v = first; v < end; v += TOKENS) {
            int tokens = Math.min(TOKENS, end - v);
            for (int i = 0; i < contexts; i += CONTEXTS) {
                int n = Math.min(CONTEXTS, contexts - i);
                logits(v, tokens, i, n);
                softmax.absorb(v, tokens, i, n, tile, Layout.ORIGIN, operands.targets());
            }
        }
    }

    /**
     * @param whole the sums over all tokens
     * @param scale what {@link OnlineSoftmax#scales} wrote
     */
    void backward(OnlineSoftmax whole, double[] scale) {
        double[] dHead = Objects.requireNonNull(operands.dHead());
        Arrays.fill(dHidden, 0);
        Arrays.fill(dHead, Layout.ORIGIN + first * d, Layout.ORIGIN + end * d, 0);
        for (int v = first; v < end; v += TOKENS) {
            int tokens = Math.min(TOKENS, end - v);
            int row = Layout.ORIGIN + v * d;
            for (int i = 0; i < contexts; i += CONTEXTS) {
                int n = Math.min(CONTEXTS, contexts - i);
                int context = Layout.ORIGIN + i * d;
                logits(v, tokens, i, n);
                whole.gradient(v, tokens, i, n, tile, Layout.ORIGIN, operands.targets(), scale);
                product(Op.T, n, tokens, n, operands.head(), row, dHidden, context);
                product(Op.N, tokens, n, n, operands.hidden(), context, dHead, row);
            }
        }
    }

    /** C ← C + op(G) B, G the tile with rows of n, B of k×d, C of m×d. */
    private void product(Op op, int m, int k, int n, double[] b, int bo, double[] c, int co) {
        blas.gemm(op, Op.N, m, d, k, 1, tile, Layout.ORIGIN, n, b, bo, d, c, co, d);
    }

    /** W_b Hᵀ + b of some tokens in n contexts. */
    private void logits(int firstToken, int tokens, int firstContext, int n) {
        for (int v = 0; v < tokens; v++) {
            int row = Layout.ORIGIN + v * n;
            Arrays.fill(tile, row, row + n, operands.bias()[firstToken + v]);
        }
        blas.gemm(
                Op.N,
                Op.N,
                tokens,
                n,
                d,
                1,
                operands.head(),
                Layout.ORIGIN + firstToken * d,
                d,
                operands.across(),
                Layout.ORIGIN + firstContext,
                operands.stride(),
                tile,
                Layout.ORIGIN,
                n);
    }

    /** Adds another share's part of ∂loss/∂H. */
    void addHidden(HeadLossShare other) {
        blas.axpy(contexts * d, 1, other.dHidden, Layout.ORIGIN, dHidden, Layout.ORIGIN);
    }
}
