package threshold.core.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import threshold.core.kernel.NgramGram.Problem;
import threshold.core.kernel.NgramGram.Solution;

/**
 * Error of an n-gram Gram matrix in units of V·eps, max |G − Ĝ| / (V eps max |G|); infinite if a number of contexts is
 * wrong. Ĝ is made anew from positions that are sorted by comparison, its entries summed in doubled precision.
 */
public final class NgramGramResidual {

    private NgramGramResidual() {}

    public static double of(Problem problem, Solution solution) {
        int v = problem.vocabulary();
        double[] high = new double[v * v];
        double[] low = new double[v * v];
        int[] oneHot = new int[v];
        int contexts = 0;
        Integer[] sorted = sorted(problem);
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sameContext(problem, sorted[from], sorted[to])) {
                to++;
            }
            add(frequencies(problem, sorted, from, to), high, low, oneHot);
            contexts++;
        }
        if (contexts != solution.contexts() || !Arrays.equals(oneHot, solution.oneHot())) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        double off = 0;
        for (int i = 0; i < high.length; i++) {
            double exact = high[i] + low[i];
            largest = Math.max(largest, exact);
            double error = Math.abs(solution.gram().data()[i] - exact);
            off = Double.isFinite(error) ? Math.max(off, error) : Double.POSITIVE_INFINITY;
        }
        return off / (v * Doubled.EPS * largest);
    }

    private static Integer[] sorted(Problem problem) {
        int[] tokens = problem.tokens();
        int n = problem.order();
        Comparator<Integer> byTokens = (a, b) -> Arrays.compare(tokens, a, a + n, tokens, b, b + n);
        return IntStream.rangeClosed(0, tokens.length - n)
                .boxed()
                .sorted(byTokens)
                .toArray(Integer[]::new);
    }

    private static boolean sameContext(Problem problem, int a, int b) {
        int n = problem.order() - 1;
        return Arrays.equals(problem.tokens(), a, a + n, problem.tokens(), b, b + n);
    }

    private static double[] frequencies(Problem problem, Integer[] sorted, int from, int to) {
        double[] counts = new double[problem.vocabulary()];
        for (int i = from; i < to; i++) {
            counts[problem.tokens()[sorted[i] + problem.order() - 1]]++;
        }
        for (int v = 0; v < counts.length; v++) {
            counts[v] /= to - from;
        }
        return counts;
    }

    private static void add(double[] f, double[] high, double[] low, int[] oneHot) {
        int[] followers = IntStream.range(0, f.length).filter(v -> f[v] > 0).toArray();
        for (int i : followers) {
            for (int j : followers) {
                addProduct(f[i], f[j], high, low, i * f.length + j);
            }
        }
        if (followers.length == 1) {
            oneHot[followers[0]]++;
        }
    }

    private static void addProduct(double a, double b, double[] high, double[] low, int at) {
        double product = a * b;
        double sum = high[at] + product;
        double added = sum - high[at];
        low[at] += ((high[at] - (sum - added)) + (product - added)) + Math.fma(a, b, -product);
        high[at] = sum;
    }
}
