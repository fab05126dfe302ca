package threshold.core.backend.scalar;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.ArrayPlan;
import threshold.core.kernel.NgramGram.Problem;
import threshold.core.kernel.NgramGram.Size;
import threshold.core.kernel.NgramGram.Solution;

/**
 * Positions of the text sorted by the n tokens from there on, the last first, by counting: contexts and what follows
 * them stand together then. n passes over T positions and V counts, and Σ k² for contexts of k different followers.
 *
 * <p>Source: Knuth, The Art of Computer Programming, volume 3, algorithm 5.2.5R.
 */
final class RadixNgramGram extends ArrayPlan<Problem, Solution> {

    private final Size size;
    private final int[] tokens;
    private final int[] ends;
    private final int[] followers;
    private final double[] frequencies;
    private final double[] gram;
    private final int[] oneHot;
    private int[] order;
    private int[] sorted;
    private int contexts;

    RadixNgramGram(Size size) {
        this.size = size;
        int v = size.vocabulary();
        int positions = size.tokens() - size.order() + 1;
        tokens = new int[size.tokens()];
        ends = new int[v + 1];
        followers = new int[v];
        frequencies = new double[v];
        gram = new double[Math.multiplyExact(v, v)];
        oneHot = new int[v];
        order = new int[positions];
        sorted = new int[positions];
    }

    @Override
    protected void take(Problem problem) {
        System.arraycopy(problem.requireSize(size).tokens(), 0, tokens, 0, tokens.length);
    }

    @Override
    protected void solve() {
        Arrays.fill(gram, 0);
        Arrays.fill(oneHot, 0);
        contexts = 0;
        sort();
        int n = order.length;
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && sameContext(order[from], order[to])) {
                to++;
            }
            add(from, to);
        }
    }

    private void sort() {
        for (int t = 0; t < order.length; t++) {
            order[t] = t;
        }
        for (int place = size.order() - 1; place >= 0; place--) {
            Arrays.fill(ends, 0);
            for (int t = 0; t < order.length; t++) {
                ends[tokens[t + place] + 1]++;
            }
            for (int v = 0; v < size.vocabulary(); v++) {
                ends[v + 1] += ends[v];
            }
            for (int position : order) {
                sorted[ends[tokens[position + place]]++] = position;
            }
            int[] spare = order;
            order = sorted;
            sorted = spare;
        }
    }

    private boolean sameContext(int a, int b) {
        for (int place = 0; place < size.order() - 1; place++) {
            if (tokens[a + place] != tokens[b + place]) {
                return false;
            }
        }
        return true;
    }

    /** G ← G + f fᵀ, f the relative frequencies of what follows the context of these positions, which are sorted by it. */
    private void add(int from, int to) {
        int different = 0;
        for (int i = from, next; i < to; i = next) {
            int follower = follower(i);
            next = i + 1;
            while (next < to && follower(next) == follower) {
                next++;
            }
            followers[different] = follower;
            frequencies[different++] = (next - i) / (double) (to - from);
        }
        for (int i = 0; i < different; i++) {
            int row = followers[i] * size.vocabulary();
            for (int j = 0; j < different; j++) {
                gram[row + followers[j]] += frequencies[i] * frequencies[j];
            }
        }
        if (different == 1) {
            oneHot[followers[0]]++;
        }
        contexts++;
    }

    private int follower(int i) {
        return tokens[order[i] + size.order() - 1];
    }

    @Override
    protected Solution copyOut() {
        int v = size.vocabulary();
        return new Solution(new Matrix(v, v, gram.clone()), contexts, oneHot.clone());
    }
}
