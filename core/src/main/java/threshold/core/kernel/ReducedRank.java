package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Reduced-rank regression: of N samples x (n values) and y (m values), the coefficients of rank r that predict best,
 *
 * <pre>B = argmin ‖Y − X B‖_F,    rank B ≤ r,    B = K Vᵀ.</pre>
 *
 * <p>With X = Q R, B = R⁻¹ (Qᵀ Y)_r, the leading triplets of Qᵀ Y: (n + m)r − r² parameters where least squares has nm.
 *
 * <p>Source: Izenman, Reduced-rank regression for the multivariate linear model, J. Multivariate Anal. 5, 1975.
 */
public final class ReducedRank {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Coefficients> CONTRACT = new Contract<>("reduced-rank");

    private ReducedRank() {}

    /**
     * @param samples N
     * @param regressors n
     * @param outputs m
     * @param rank r
     */
    public record Size(int samples, int regressors, int outputs, int rank) implements Sizes {

        /** @throws IllegalArgumentException unless 1 ≤ r ≤ m ≤ n and N ≥ n + m */
        public Size {
            if (rank < 1 || rank > outputs || outputs > regressors || samples < (long) regressors + outputs) {
                throw new IllegalArgumentException("a reduced-rank regression needs 1 <= r <= m <= n and N >= n + m,"
                        + " not N=" + samples + ", n=" + regressors + ", m=" + outputs + ", r=" + rank);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("N", Integer.toString(samples));
            named.put("n", Integer.toString(regressors));
            named.put("m", Integer.toString(outputs));
            named.put("r", Integer.toString(rank));
            return named;
        }

        /** (n + m)²N flops for the Gram matrix of [X Y], n³/3 + n²(m + r) for triangles, 14nm² + 8m³ for triplets. */
        @Override
        public Work work() {
            double n = regressors;
            double m = outputs;
            double both = n + m;
            return new Work(
                    both * both * samples + n * n * n / 3 + n * n * (m + rank) + 14 * n * m * m + 8 * m * m * m,
                    8 * (both * samples + both * rank));
        }

        /** With the thin decomposition of X, 6n²N + 20n³, and Uᵀ Y, 2nmN, in place of the Gram matrix and the triangles. */
        public Work decomposition() {
            double n = regressors;
            double m = outputs;
            return new Work(
                    (6 * n + 2 * m) * n * samples + 20 * n * n * n + 2 * n * n * rank + 14 * n * m * m + 8 * m * m * m,
                    work().bytes());
        }

        @Override
        public double sequence() {
            return samples;
        }

        @Override
        public double parameters() {
            return rank * (double) (regressors + outputs - rank);
        }

        @Override
        public int unknowns() {
            return regressors;
        }
    }

    /** @param both [X Y], N×(n+m) */
    public record Problem(Matrix both) {

        /** @throws IllegalArgumentException naming an entry that is not finite */
        public Problem {
            both.requireFinite("[X Y]");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            both.requireShape("[X Y]", size.samples(), size.regressors() + size.outputs());
            return this;
        }
    }

    /**
     * B = K Vᵀ.
     *
     * @param k K, n×r
     * @param v V, m×r, with orthonormal columns
     */
    public record Coefficients(Matrix k, Matrix v) {}
}
