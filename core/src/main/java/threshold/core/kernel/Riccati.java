package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * The Riccati difference equation of the Kalman filter, T steps from P = 0: for x' = A x + w, y = C x + v with Cov w =
 * Q, Cov v = R,
 *
 * <pre>P ← A (P − P Cᵀ (C P Cᵀ + R)⁻¹ C P) Aᵀ + Q.</pre>
 *
 * <p>P is the covariance of the prediction error; where (A, C) is detectable and (A, Q^½) stabilisable it converges,
 * with the square of the spectral radius ρ of the filter, to the solution of the algebraic equation: T ≥ log eps/(2 log
 * ρ) steps are as good as all.
 *
 * <p>Source: Anderson and Moore, Optimal Filtering, section 4.4.
 */
public final class Riccati {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("riccati");

    private Riccati() {}

    /**
     * @param n dimension of the state
     * @param outputs p
     * @param steps T
     */
    public record Size(int n, int outputs, int steps) implements Sizes {

        /** @throws IllegalArgumentException if a size is not positive */
        public Size {
            if (n < 1 || outputs < 1 || steps < 1) {
                throw new IllegalArgumentException(
                        "n, p and T must be at least 1, not n=" + n + ", p=" + outputs + ", T=" + steps);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("n", Integer.toString(n));
            named.put("p", Integer.toString(outputs));
            named.put("T", Integer.toString(steps));
            return named;
        }

        /** 4n³ + 6n²p + 4np² + ⅔p³ flops a step after the first, which gives Q: the recursion, the common yardstick. */
        @Override
        public Work work() {
            double d = n;
            double p = outputs;
            double step = 4 * d * d * d + 6 * d * d * p + 4 * d * p * p + 2 * p * p * p / 3;
            return new Work(step * (steps - 1.0), 8 * (3 * d * d + d * p + p * p));
        }

        /** By doubling: 50n³/3 flops each time that T doubles. */
        public Work doubling() {
            double doublings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(steps);
            return new Work(50.0 / 3 * n * n * n * doublings, work().bytes());
        }

        @Override
        public double sequence() {
            return steps;
        }

        @Override
        public double parameters() {
            return (double) n * (n + outputs);
        }

        @Override
        public int unknowns() {
            return n;
        }
    }

    /**
     * @param a the n×n transition matrix A
     * @param c the p×n output matrix C
     * @param q Q, n×n, symmetric
     * @param r R, p×p, symmetric
     */
    public record Problem(Matrix a, Matrix c, Matrix q, Matrix r) {

        /** @throws IllegalArgumentException naming the shapes that do not fit, or an entry that is not as it must be */
        public Problem {
            int n = a.rows();
            a.requireShape("A", n, n).requireFinite("A");
            c.requireShape("C", c.rows(), n).requireFinite("C");
            q.requireShape("Q", n, n).requireFinite("Q").requireSymmetric("Q");
            r.requireShape("R", c.rows(), c.rows()).requireFinite("R").requireSymmetric("R");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            a.requireShape("A", size.n(), size.n());
            c.requireShape("C", size.outputs(), size.n());
            return this;
        }
    }
}
