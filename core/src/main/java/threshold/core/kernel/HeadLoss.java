package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;

/**
 * Cross-entropy of a softmax head: logits z_i = W h_i + b of N contexts (H is N×d, W is V×d, b has V entries or is
 * absent), log-partitions ln Z_i = ln Σ_v exp z_iv, and the mean loss (1/N) Σ ln Z_i − z_{i,y_i} over targets y.
 *
 * <p>Backward also gives ∂loss/∂H = GW (N×d) and ∂loss/∂W = GᵀH (V×d), G = (softmax z − onehot y)/N. The logits are
 * never all held by a fused method: a tile of them is made, reduced to a running maximum and sum, and forgotten; the
 * backward pass makes them again.
 *
 * <p>Source: Milakov, Gimelshein, Online normalizer calculation for softmax, arXiv 1805.02867 (2018).
 */
public final class HeadLoss {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Solution> CONTRACT = new Contract<>("head-loss");

    private HeadLoss() {}

    /** How far it goes. */
    public enum Pass {
        /** Loss and log-partitions. */
        FORWARD,
        /** The gradients too. */
        BACKWARD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param contexts N
     * @param d hidden dimension
     * @param vocabulary V
     * @param pass how far it goes
     */
    public record Size(int contexts, int d, int vocabulary, Pass pass) implements Sizes {

        /** @throws IllegalArgumentException if a size is not positive */
        public Size {
            if (contexts < 1 || d < 1 || vocabulary < 1) {
                throw new IllegalArgumentException(
                        "N, d and V must be at least 1, not N=" + contexts + ", d=" + d + ", V=" + vocabulary);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("N", Integer.toString(contexts));
            named.put("d", Integer.toString(d));
            named.put("V", Integer.toString(vocabulary));
            named.put("pass", pass.toString());
            return named;
        }

        /** 2NdV flops for the logits and 4NV for their sum; backward 6NdV more, since the logits are made again. */
        @Override
        public Work work() {
            double products = 2.0 * contexts * d * vocabulary;
            double operands = (double) contexts * d + (double) vocabulary * d;
            double sums = 4.0 * contexts * vocabulary;
            return pass == Pass.FORWARD
                    ? new Work(products + sums, 8 * (operands + contexts))
                    : new Work(4 * products + 2 * sums, 8 * (2 * operands + contexts));
        }

        @Override
        public double sequence() {
            return contexts;
        }

        @Override
        public double parameters() {
            return (double) vocabulary * d;
        }

        @Override
        public int unknowns() {
            return d;
        }
    }

    /**
     * @param hidden H, N×d
     * @param head W, V×d
     * @param bias b, V entries, or null for none
     * @param targets y, N token numbers
     */
    public record Problem(Matrix hidden, Matrix head, double @Nullable [] bias, int[] targets) {

        /** @throws IllegalArgumentException naming sizes that disagree, or a position that holds no usable value */
        public Problem {
            hidden.requireFinite("hidden");
            head.requireFinite("head");
            if (hidden.cols() != head.cols()) {
                throw new IllegalArgumentException("hidden states are " + hidden.shape() + " and the head is "
                        + head.shape() + ", but both need the same number of columns");
            }
            if (targets.length != hidden.rows()) {
                throw new IllegalArgumentException(targets.length + " targets for " + hidden.rows() + " hidden states");
            }
            for (int i = 0; i < targets.length; i++) {
                if (targets[i] < 0 || targets[i] >= head.rows()) {
                    throw new IllegalArgumentException("target " + i + " is " + targets[i] + " but the head has "
                            + head.rows() + " tokens, counted from 0");
                }
            }
            if (bias != null) {
                requireBias(bias, head.rows());
            }
        }

        /** A head without a bias. */
        public Problem(Matrix hidden, Matrix head, int[] targets) {
            this(hidden, head, null, targets);
        }

        private static void requireBias(double[] bias, int vocabulary) {
            if (bias.length != vocabulary) {
                throw new IllegalArgumentException(
                        "the bias has " + bias.length + " entries for a head of " + vocabulary + " tokens");
            }
            for (int v = 0; v < vocabulary; v++) {
                if (!Double.isFinite(bias[v])) {
                    throw new IllegalArgumentException("bias " + v + " is " + bias[v]);
                }
            }
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            hidden.requireShape("hidden", size.contexts(), size.d());
            head.requireShape("head", size.vocabulary(), size.d());
            return this;
        }
    }

    /**
     * @param loss the mean over contexts
     * @param logZ N log-partitions
     * @param dHidden ∂loss/∂H, N×d, or null unless backward
     * @param dHead ∂loss/∂W, V×d, or null unless backward
     */
    public record Solution(
            double loss,
            double[] logZ,
            @Nullable Matrix dHidden,
            @Nullable Matrix dHead) {}
}
