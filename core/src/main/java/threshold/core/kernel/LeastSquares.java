package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Dense overdetermined least squares: argmin over x of ‖A x − y‖₂, A of N×p with N ≥ p.
 *
 * <p>The solution is x as a p×1 matrix. A of deficient rank gives either a minimiser or an {@link ArithmeticException}.
 */
public final class LeastSquares {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("least-squares");

    private LeastSquares() {}

    /**
     * @param rows N
     * @param p number of unknowns, at most N
     */
    public record Size(int rows, int p) implements Sizes {

        /** @throws IllegalArgumentException unless 1 ≤ p ≤ N */
        public Size {
            if (p < 1 || rows < p) {
                throw new IllegalArgumentException("least squares needs N >= p >= 1, not N=" + rows + ", p=" + p);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("N", Integer.toString(rows));
            named.put("p", Integer.toString(p));
            return named;
        }

        /** 2Np² − ⅔p³ + 4Np flops: Householder QR and Qᵀy (Golub and Van Loan, section 5.3). */
        @Override
        public Work work() {
            double n = rows;
            double flops = 2 * n * p * p - 2.0 / 3 * p * p * p + 4 * n * p;
            return new Work(flops, 8 * (n * p + n + p));
        }

        /** What the normal equations with Cholesky count: Np² + 2Np + p³/3 flops (Golub and Van Loan, section 5.3.2). */
        public Work normalEquations() {
            double n = rows;
            return new Work(n * p * p + 2 * n * p + (double) p * p * p / 3, work().bytes());
        }

        @Override
        public double sequence() {
            return rows;
        }

        @Override
        public double parameters() {
            return p;
        }

        @Override
        public int unknowns() {
            return p;
        }
    }

    /**
     * @param a the N×p matrix A
     * @param y the right-hand side, N×1
     */
    public record Problem(Matrix a, Matrix y) {

        /** @throws IllegalArgumentException naming the shapes that do not fit, or an entry that is not finite */
        public Problem {
            if (a.rows() < a.cols()) {
                throw new IllegalArgumentException("A is " + a.shape() + " but needs at least as many rows as columns");
            }
            a.requireFinite("A");
            y.requireShape("y", a.rows(), 1).requireFinite("y");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            a.requireShape("A", size.rows(), size.p());
            return this;
        }
    }
}
