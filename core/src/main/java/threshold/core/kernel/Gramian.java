package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * The Gramian of a linear system under noise, and its mean over time: for x[t+1] = A x[t] + w[t], x[1] = w[0], with
 * independent w of covariance W,
 *
 * <pre>Γ_T = Cov x[T] = Σ_{s=0}^{T−1} Aˢ W Aˢᵀ,    Γ̄_T = (1/T) Σ_{t=1}^{T} Γ_t.</pre>
 *
 * <p>The risk of an estimate Â of A over T steps is tr((Â−A) Γ̄_T (Â−A)ᵀ). Where A has eigenvalues on or outside the
 * unit circle Γ grows with T, its entries by different powers of it, so accuracy is judged entry by entry. |λ|^(2T) has
 * to stay in the range of doubles: λ = 1.1 ends at T = 3720.
 *
 * <p>Source: Ziemann, Matni, Pappas, arXiv 2409.13421, section 3.
 */
public final class Gramian {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Solution> CONTRACT = new Contract<>("gramian");

    private Gramian() {}

    /**
     * @param n dimension of the state
     * @param steps T
     */
    public record Size(int n, int steps) implements Sizes {

        /** @throws IllegalArgumentException if a size is not positive */
        public Size {
            if (n < 1 || steps < 1) {
                throw new IllegalArgumentException("n and T must be at least 1, not n=" + n + ", T=" + steps);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("n", Integer.toString(n));
            named.put("T", Integer.toString(steps));
            return named;
        }

        /** (4n³ + 2n²)(T − 1) + n² flops: two products and two additions a step, the common yardstick. */
        @Override
        public Work work() {
            double square = (double) n * n;
            return new Work((4 * square * n + 2 * square) * (steps - 1.0) + square, 8 * 4 * square);
        }

        /**
         * By doubling: 10n³ flops each time that T doubles, 6n³ for each further bit of T, 2n³ less for a power of A
         * that is not needed at the end.
         */
        public Work doubling() {
            int doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(steps);
            int increments = Integer.bitCount(steps) - 1;
            int unneeded = steps == 1 ? 0 : 1 + steps % 2;
            double cubes = 10.0 * doublings + 6.0 * increments - 2.0 * unneeded;
            return new Work(cubes * n * n * n, work().bytes());
        }

        @Override
        public double sequence() {
            return steps;
        }

        @Override
        public double parameters() {
            return (double) n * n;
        }

        @Override
        public int unknowns() {
            return n;
        }
    }

    /**
     * @param a the n×n transition matrix A
     * @param w the covariance W of the noise, n×n, symmetric
     */
    public record Problem(Matrix a, Matrix w) {

        /** @throws IllegalArgumentException naming the shapes that do not fit, or an entry that is not as it must be */
        public Problem {
            int n = a.rows();
            a.requireShape("A", n, n).requireFinite("A");
            w.requireShape("W", n, n).requireFinite("W").requireSymmetric("W");
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

    /**
     * @param last Γ_T, n×n
     * @param mean Γ̄_T, n×n
     */
    public record Solution(Matrix last, Matrix mean) {}
}
