package threshold.core.algorithm;

import java.util.ArrayList;
import java.util.List;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.HeadLoss.Pass;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;

/**
 * The loss of a softmax head by a library's products, in tiles of {@value #TOKENS} tokens by {@value #CONTEXTS}
 * contexts: W and H are cut into blocks, a tile W_b H_cᵀ is one product, and its maxima and sums are taken beside it.
 *
 * <p>2NdV + 4NV flops forward, 8NdV + 8NV in all; no array of N·V. The bias is added to each tile, where there is one.
 */
final class BlockHeadLoss<M> extends AlgebraPlan<M, Problem, Solution> {

    private static final int TOKENS = 384;
    private static final int CONTEXTS = 384;

    private final Size size;
    private final Exponentials exponentials;
    private final OnlineSoftmax softmax;
    private final double[] bias;
    private final int[] targets;
    private final double[] logZ;
    private final double[] scale;
    private final double[] spare;
    private final RowBlocks<M> head;
    private final RowBlocks<M> hidden;
    private final List<M> tiles = new ArrayList<>();
    private boolean biased;
    private double loss;

    BlockHeadLoss(Algebra<M> algebra, Size size, Exponentials exponentials) {
        super(algebra);
        this.size = size;
        this.exponentials = exponentials;
        boolean gradients = size.pass() == Pass.BACKWARD;
        int contexts = size.contexts();
        softmax = new OnlineSoftmax(exponentials, contexts);
        bias = new double[size.vocabulary()];
        targets = new int[contexts];
        logZ = new double[contexts];
        scale = new double[contexts];
        head = new RowBlocks<>(algebra, size.vocabulary(), size.d(), TOKENS, gradients);
        hidden = new RowBlocks<>(algebra, contexts, size.d(), CONTEXTS, gradients);
        spare = new double[head.rows(0) * hidden.rows(0)];
        for (int tokens : head.heights()) {
            for (int n : hidden.heights()) {
                tiles.add(algebra.byColumns() ? algebra.zeros(n, tokens) : algebra.zeros(tokens, n));
            }
        }
    }

    @Override
    public String path() {
        return exponentials.how();
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        head.load(problem.head());
        hidden.load(problem.hidden());
        double[] given = problem.bias();
        biased = given != null;
        if (given != null) {
            System.arraycopy(given, 0, bias, 0, bias.length);
        }
        System.arraycopy(problem.targets(), 0, targets, 0, targets.length);
    }

    @Override
    protected void solve() {
        softmax.clear();
        for (int b = 0; b < head.count(); b++) {
            for (int c = 0; c < hidden.count(); c++) {
                double[] logits = logits(b, c);
                softmax.absorb(head.first(b), head.rows(b), hidden.first(c), hidden.rows(c), logits, 0, targets);
            }
        }
        loss = softmax.finish(logZ);
        if (size.pass() == Pass.BACKWARD) {
            gradients();
        }
    }

    private void gradients() {
        softmax.scales(scale);
        head.clearGradient();
        hidden.clearGradient();
        for (int b = 0; b < head.count(); b++) {
            for (int c = 0; c < hidden.count(); c++) {
                double[] g = logits(b, c);
                softmax.gradient(head.first(b), head.rows(b), hidden.first(c), hidden.rows(c), g, 0, targets, scale);
                M tile = algebra.ofEntries(g, tile(b, c));
                keep(b, c, tile);
                hidden.addProduct(c, byTokens(Op.T), tile, head.of(b));
                head.addProduct(b, byTokens(Op.N), tile, hidden.of(c));
            }
        }
    }

    /** A tile has tokens for its rows, unless its columns are what stands together. */
    private Op byTokens(Op op) {
        return algebra.byColumns() == (op == Op.N) ? Op.T : Op.N;
    }

    /** W_b H_cᵀ + b, the contexts of a token together. */
    private double[] logits(int b, int c) {
        M tile = algebra.byColumns()
                ? algebra.multiply(Op.N, hidden.of(c), Op.T, head.of(b), tile(b, c))
                : algebra.multiply(Op.N, head.of(b), Op.T, hidden.of(c), tile(b, c));
        keep(b, c, tile);
        double[] logits = algebra.entries(tile, spare);
        if (biased) {
            int n = hidden.rows(c);
            for (int v = 0; v < head.rows(b); v++) {
                add(bias[head.first(b) + v], n, logits, v * n);
            }
        }
        return logits;
    }

    private static void add(double value, int n, double[] x, int xo) {
        for (int i = 0; i < n; i++) {
            x[xo + i] += value;
        }
    }

    private M tile(int b, int c) {
        return tiles.get(index(b, c));
    }

    private void keep(int b, int c, M tile) {
        tiles.set(index(b, c), tile);
    }

    private int index(int b, int c) {
        return head.kind(b) * hidden.heights().length + hidden.kind(c);
    }

    @Override
    protected Solution copyOut() {
        boolean gradients = size.pass() == Pass.BACKWARD;
        return new Solution(
                loss, logZ.clone(), gradients ? hidden.gradient() : null, gradients ? head.gradient() : null);
    }
}
