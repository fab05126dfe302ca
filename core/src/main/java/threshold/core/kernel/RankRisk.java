package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * The risk of the best estimate of rank r of a system's A after T steps of x' = A x + w, Cov w = I, end to end: the
 * mean Gramian Γ̄_T, its factor F, and
 *
 * <pre>risk_T(r) = Σ_{i&gt;r} σᵢ²(A F),    Γ̄_T = F Fᵀ.</pre>
 *
 * <p>It is bounded in T from r = d_u on, the number of eigenvalues on or outside the unit circle; below it grows: cost
 * and capability of r(2n − r) parameters in one benchmark. σ under about eps σ₁ are rounding, so a Jordan block of
 * order four is good up to T = 8000.
 *
 * <p>Source: Ziemann, Matni, Pappas, arXiv 2409.13421, section 3; reduced-rank regression, Izenman 1975.
 */
public final class RankRisk {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Double> CONTRACT = new Contract<>("rank-risk");

    private RankRisk() {}

    /**
     * @param n dimension of the state
     * @param steps T
     * @param rank r
     */
    public record Size(int n, int steps, int rank) implements Sizes {

        /** @throws IllegalArgumentException unless n, T ≥ 1 and 0 ≤ r ≤ n */
        public Size {
            if (n < 1 || steps < 1 || rank < 0 || rank > n) {
                throw new IllegalArgumentException(
                        "a risk needs n, T >= 1 and 0 <= r <= n, not n=" + n + ", T=" + steps + ", r=" + rank);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("n", Integer.toString(n));
            named.put("T", Integer.toString(steps));
            named.put("r", Integer.toString(rank));
            return named;
        }

        /** The Gramian by doubling, n³/3 for its factor, 2n³ for A F and 22n³ for its decomposition. */
        @Override
        public Work work() {
            Work gramian = new Gramian.Size(n, steps).doubling();
            return new Work(gramian.flops() + (1.0 / 3 + 24) * n * n * n, gramian.bytes());
        }

        @Override
        public double sequence() {
            return steps;
        }

        @Override
        public double parameters() {
            return rank * (2.0 * n - rank);
        }

        @Override
        public int unknowns() {
            return n;
        }
    }

    /** @param a the n×n transition matrix A */
    public record Problem(Matrix a) {

        /** @throws IllegalArgumentException naming the shape, or an entry that is not finite */
        public Problem {
            a.requireShape("A", a.rows(), a.rows()).requireFinite("A");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            a.requireShape("A", size.n(), size.n());
            return this;
        }
    }
}
