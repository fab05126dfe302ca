package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Propagation of a linear state-space system: x[t+1] = A x[t] + w[t mod q], t = 0 … T−1, for a batch of B states.
 *
 * <p>The solution has row t = x[t+1] as an n×B row-major block: T rows when the trajectory is kept, one (x[T]) when
 * only the final state is. The disturbance is given in a period of q steps, so that long runs need no memory of their
 * own.
 *
 * <p>Source: x' = Ax + w is the system of Ziemann, Matni, Pappas, arXiv 2409.13421, section 2.
 */
public final class StatePropagation {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("state-propagation");

    private StatePropagation() {}

    /** What is stored. */
    public enum Keep {
        /** Every state, x[1] … x[T]. */
        ALL,
        /** The last state, x[T]. */
        FINAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param n dimension of the state
     * @param steps T
     * @param batch B, the number of states carried along
     * @param period q, the number of distinct disturbances
     * @param keep what is stored; with {@link Keep#ALL}, n·T·B ≤ {@value #MOST_STORED}
     */
    public record Size(int n, int steps, int batch, int period, Keep keep) implements Sizes {

        /** The most states that a trajectory may hold: 512 MB of doubles. */
        public static final int MOST_STORED = 64_000_000;

        /** @throws IllegalArgumentException if a size is not positive or the trajectory would not fit */
        public Size {
            if (n < 1 || steps < 1 || batch < 1 || period < 1) {
                throw new IllegalArgumentException("n, T, B and q must be at least 1, not n=" + n + ", T=" + steps
                        + ", B=" + batch + ", q=" + period);
            }
            if (keep == Keep.ALL && (double) n * steps * batch > MOST_STORED) {
                throw new IllegalArgumentException("a trajectory of n=" + n + ", T=" + steps + ", B=" + batch + " has "
                        + (long) ((double) n * steps * batch) + " entries; at most " + MOST_STORED
                        + " are stored, so keep only the final state");
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("n", Integer.toString(n));
            named.put("T", Integer.toString(steps));
            named.put("B", Integer.toString(batch));
            named.put("q", Integer.toString(period));
            named.put("keep", keep.toString());
            return named;
        }

        /** (2n² + n)·B·T flops: n² fused multiply-adds and n additions a step and state, kernel K1 of the first paper. */
        @Override
        public Work work() {
            double states = keep == Keep.ALL ? (double) n * batch * steps : (double) n * batch;
            double bytes = 8 * ((double) n * n + (double) period * n * batch + n * batch + states);
            return new Work((2.0 * n * n + n) * batch * steps, bytes);
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

        /** Rows of the solution. */
        public int storedSteps() {
            return keep == Keep.ALL ? steps : 1;
        }
    }

    /**
     * @param a the n×n transition matrix A
     * @param x0 the n×B initial states
     * @param w the disturbances, q×(n·B): row s is w[s] as an n×B row-major block
     */
    public record Problem(Matrix a, Matrix x0, Matrix w) {

        /** @throws IllegalArgumentException naming the shapes that do not fit, or an entry that is not finite */
        public Problem {
            a.requireShape("A", a.rows(), a.rows()).requireFinite("A");
            x0.requireShape("x0", a.rows(), x0.cols()).requireFinite("x0");
            w.requireShape("w", w.rows(), a.rows() * x0.cols()).requireFinite("w");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            a.requireShape("A", size.n(), size.n());
            x0.requireShape("x0", size.n(), size.batch());
            w.requireShape("w", size.period(), size.n() * size.batch());
            return this;
        }
    }
}
