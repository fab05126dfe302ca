package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/** Matrix product C = A B, A of m×k and B of k×n. The solution is C, m×n. */
public final class Gemm {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("gemm");

    /** The same, solved by the products that a backend chose its own from. */
    public static final Contract<Size, Problem, Matrix> TILES = new Contract<>("tiles");

    private Gemm() {}

    /** The sizes m, n, k of C (m×n) = A (m×k) B (k×n). */
    public record Size(int m, int n, int k) implements Sizes {

        /** @throws IllegalArgumentException if a size is not positive */
        public Size {
            if (m < 1 || n < 1 || k < 1) {
                throw new IllegalArgumentException(
                        "m, n and k must be at least 1, not m=" + m + ", n=" + n + ", k=" + k);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("m", Integer.toString(m));
            named.put("n", Integer.toString(n));
            named.put("k", Integer.toString(k));
            return named;
        }

        /** 2mnk flops. */
        @Override
        public Work work() {
            return new Work(2.0 * m * n * k, 8 * ((double) m * k + (double) k * n + (double) m * n));
        }

        @Override
        public double sequence() {
            return m;
        }

        @Override
        public double parameters() {
            return (double) n * k;
        }

        @Override
        public int unknowns() {
            return k;
        }
    }

    /**
     * @param a A, m×k
     * @param b B, k×n
     */
    public record Problem(Matrix a, Matrix b) {

        /** @throws IllegalArgumentException naming the shapes that do not fit, or an entry that is not finite */
        public Problem {
            a.requireFinite("A");
            b.requireShape("B", a.cols(), b.cols()).requireFinite("B");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            a.requireShape("A", size.m(), size.k());
            b.requireShape("B", size.k(), size.n());
            return this;
        }
    }
}
