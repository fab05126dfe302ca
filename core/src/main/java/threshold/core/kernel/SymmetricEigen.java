package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;

/** Eigenvalues of a symmetric A (n×n), descending, and on demand its eigenvectors: A = Z diag(λ) Zᵀ. */
public final class SymmetricEigen {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Eigen> CONTRACT = new Contract<>("symmetric-eigen");

    private SymmetricEigen() {}

    /** Which part is computed. */
    public enum Want {
        /** The eigenvalues. */
        VALUES,
        /** The eigenvectors too. */
        VECTORS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param n order of A
     * @param want which part
     */
    public record Size(int n, Want want) implements Sizes {

        /** @throws IllegalArgumentException if n is not positive */
        public Size {
            if (n < 1) {
                throw new IllegalArgumentException("n must be at least 1, not " + n);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("n", Integer.toString(n));
            named.put("want", want.toString());
            return named;
        }

        /** 4/3 n³ for the tridiagonal form; 9n³ in all with vectors (Golub and Van Loan, section 8.3). */
        @Override
        public Work work() {
            double cube = (double) n * n * n;
            double square = (double) n * n;
            return want == Want.VALUES
                    ? new Work(4 * cube / 3, 8 * (square + n))
                    : new Work(9 * cube, 8 * (2 * square + n));
        }

        @Override
        public double sequence() {
            return n;
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

    /** @param a A, n×n */
    public record Problem(Matrix a) {

        /** @throws IllegalArgumentException naming the shape, an entry that is not finite, or two that should be equal */
        public Problem {
            a.requireShape("A", a.rows(), a.rows());
            a.requireFinite("A");
            a.requireSymmetric("A");
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
     * @param lambda n eigenvalues, not increasing
     * @param z n×n, a column for each, orthonormal; null if only values were asked for
     */
    public record Eigen(double[] lambda, @Nullable Matrix z) {}
}
