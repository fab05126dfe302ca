package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Mean cosine of the angle between two different hidden states, A(H) = 1/(N² − N) Σ_{i≠j} h_iᵀh_j / (‖h_i‖ ‖h_j‖), of
 * an H of N×d, N ≥ 2.
 *
 * <p>With n_i = h_i/‖h_i‖ and m = Σ n_i it is (‖m‖² − N)/(N² − N): O(Nd) where the Gram matrix of the n_i takes N²d.
 *
 * <p>Source: Godey, de la Clergerie, Sagot, arXiv 2404.07647, section 4.1.
 */
public final class Anisotropy {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Double> CONTRACT = new Contract<>("anisotropy");

    private Anisotropy() {}

    /**
     * @param contexts N, the rows
     * @param d hidden dimension, the columns
     */
    public record Size(int contexts, int d) implements Sizes {

        /** @throws IllegalArgumentException unless N ≥ 2 and d ≥ 1 */
        public Size {
            if (contexts < 2 || d < 1) {
                throw new IllegalArgumentException(
                        "anisotropy needs N >= 2 and d >= 1, not N=" + contexts + ", d=" + d);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("N", Integer.toString(contexts));
            named.put("d", Integer.toString(d));
            return named;
        }

        /** 4Nd flops: a norm and a sum; one read of H. */
        @Override
        public Work work() {
            return new Work(4.0 * contexts * d, 8.0 * contexts * d);
        }

        @Override
        public double sequence() {
            return contexts;
        }

        @Override
        public double parameters() {
            return d;
        }

        @Override
        public int unknowns() {
            return d;
        }
    }

    /** @param hidden H, N×d */
    public record Problem(Matrix hidden) {

        /** @throws IllegalArgumentException naming an entry that is not finite, a row of zeros, or a single row */
        public Problem {
            hidden.requireFinite("hidden");
            if (hidden.rows() < 2) {
                throw new IllegalArgumentException("anisotropy needs at least two hidden states, not one");
            }
            for (int i = 0; i < hidden.rows(); i++) {
                if (isZero(hidden, i)) {
                    throw new IllegalArgumentException("hidden state " + i + " is zero and has no direction");
                }
            }
        }

        private static boolean isZero(Matrix hidden, int row) {
            for (int j = 0; j < hidden.cols(); j++) {
                if (hidden.at(row, j) != 0) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            hidden.requireShape("hidden", size.contexts(), size.d());
            return this;
        }
    }
}
