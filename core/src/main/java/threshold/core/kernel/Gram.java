package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/** Gram matrix G = AᵀA of a tall A (m×n). The solution is the whole symmetric G, n×n. */
public final class Gram {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("gram");

    private Gram() {}

    /** The sizes of A, m×n. */
    public record Size(int m, int n) implements Sizes {

        /** @throws IllegalArgumentException if a size is not positive */
        public Size {
            if (m < 1 || n < 1) {
                throw new IllegalArgumentException("m and n must be at least 1, not m=" + m + ", n=" + n);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("m", Integer.toString(m));
            named.put("n", Integer.toString(n));
            return named;
        }

        /** mn(n+1) flops: one triangle, as BLAS dsyrk counts. */
        @Override
        public Work work() {
            return new Work((double) m * n * (n + 1.0), 8 * ((double) m * n + (double) n * n));
        }

        @Override
        public double sequence() {
            return m;
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

    /** @param a A, m×n */
    public record Problem(Matrix a) {

        /** @throws IllegalArgumentException naming an entry that is not finite */
        public Problem {
            a.requireFinite("A");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            a.requireShape("A", size.m(), size.n());
            return this;
        }
    }
}
