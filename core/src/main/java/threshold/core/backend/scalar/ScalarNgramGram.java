package threshold.core.backend.scalar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.algorithm.ArrayPlan;
import threshold.core.kernel.NgramGram.Problem;
import threshold.core.kernel.NgramGram.Size;
import threshold.core.kernel.NgramGram.Solution;

/** A table of contexts, and for each a table of what follows it: the definition, a loop a line. */
final class ScalarNgramGram extends ArrayPlan<Problem, Solution> {

    private final Size size;
    private final int[] tokens;
    private final double[] gram;
    private final int[] oneHot;
    private int contexts;

    ScalarNgramGram(Size size) {
        this.size = size;
        tokens = new int[size.tokens()];
        gram = new double[Math.multiplyExact(size.vocabulary(), size.vocabulary())];
        oneHot = new int[size.vocabulary()];
    }

    @Override
    protected void take(Problem problem) {
        System.arraycopy(problem.requireSize(size).tokens(), 0, tokens, 0, tokens.length);
    }

    @Override
    protected void solve() {
        Arrays.fill(gram, 0);
        Arrays.fill(oneHot, 0);
        int n = size.order();
        Map<List<Integer>, Map<Integer, Integer>> followers = new LinkedHashMap<>();
        for (int t = 0; t + n <= tokens.length; t++) {
            List<Integer> context = Arrays.stream(tokens, t, t + n - 1).boxed().toList();
            followers.computeIfAbsent(context, _ -> new HashMap<>()).merge(tokens[t + n - 1], 1, Integer::sum);
        }
        contexts = followers.size();
        followers.values().forEach(this::add);
    }

    /** G ← G + f fᵀ, f the relative frequencies. */
    private void add(Map<Integer, Integer> counts) {
        double total = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.forEach((i, ofI) ->
                counts.forEach((j, ofJ) -> gram[i * size.vocabulary() + j] += (ofI / total) * (ofJ / total)));
        if (counts.size() == 1) {
            oneHot[counts.keySet().iterator().next()]++;
        }
    }

    @Override
    protected Solution copyOut() {
        int v = size.vocabulary();
        return new Solution(new Matrix(v, v, gram.clone()), contexts, oneHot.clone());
    }
}
