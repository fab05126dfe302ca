package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Gram matrix of an n-gram model: G = WᵀW (V×V), W having a row for each different context of n − 1 tokens that a text
 * of T tokens shows, the relative frequencies of the tokens that follow it.
 *
 * <p>W-error(d) = √(1 − Σ_{i≤d} λ_i/‖W‖²_F) by G's eigenvalues λ is how much of the model a softmax head of hidden
 * dimension d leaves out. W itself has up to T rows, most of them with a single entry, and is never formed densely.
 *
 * <p>Source: Godey, de la Clergerie, Sagot, arXiv 2404.07647, section 5.2.
 */
public final class NgramGram {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Solution> CONTRACT = new Contract<>("ngram-gram");

    private NgramGram() {}

    /**
     * @param tokens T, the length of the text
     * @param vocabulary V
     * @param order n: contexts have n − 1 tokens
     */
    public record Size(int tokens, int vocabulary, int order) implements Sizes {

        /** @throws IllegalArgumentException unless n ≥ 2, V ≥ 1 and T ≥ n */
        public Size {
            if (order < 2 || vocabulary < 1 || tokens < order) {
                throw new IllegalArgumentException("an n-gram model needs n >= 2, V >= 1 and T >= n, not T=" + tokens
                        + ", V=" + vocabulary + ", n=" + order);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("T", Integer.toString(tokens));
            named.put("V", Integer.toString(vocabulary));
            named.put("n", Integer.toString(order));
            return named;
        }

        /**
         * What sizes alone tell: 2T flops, a frequency and its square for each token that follows a context, if each
         * context is seen once. A read of the text for each of n places, and G.
         */
        @Override
        public Work work() {
            return new Work(2.0 * tokens, 4.0 * tokens * order + 8.0 * vocabulary * vocabulary);
        }

        /** {@code 200000x512 in 3-grams}. */
        String text() {
            return tokens + "x" + vocabulary + " in " + order + "-grams";
        }

        @Override
        public double sequence() {
            return tokens;
        }

        @Override
        public double parameters() {
            return (double) vocabulary * vocabulary;
        }

        @Override
        public int unknowns() {
            return vocabulary;
        }
    }

    /**
     * @param tokens the text, T numbers from 0 to V − 1; shared, not copied
     * @param vocabulary V
     * @param order n
     */
    public record Problem(int[] tokens, int vocabulary, int order) {

        /** @throws IllegalArgumentException naming sizes that do not fit, or a token outside the vocabulary */
        public Problem {
            Size size = new Size(tokens.length, vocabulary, order);
            for (int t = 0; t < size.tokens(); t++) {
                if (tokens[t] < 0 || tokens[t] >= vocabulary) {
                    throw new IllegalArgumentException("token " + t + " is " + tokens[t] + " but the vocabulary has "
                            + vocabulary + ", counted from 0");
                }
            }
        }

        public Size size() {
            return new Size(tokens.length, vocabulary, order);
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size planned) {
            if (!size().equals(planned)) {
                throw new IllegalArgumentException(
                        "the text is " + size().text() + " but the plan is for " + planned.text());
            }
            return this;
        }
    }

    /**
     * @param gram G, V×V
     * @param contexts C, the rows of W
     * @param oneHot for each token, how many contexts it is the only successor of
     */
    public record Solution(Matrix gram, int contexts, int[] oneHot) {}
}
