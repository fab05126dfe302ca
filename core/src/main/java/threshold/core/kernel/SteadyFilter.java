package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Predictions of B series by a steady filter of n states, one step ahead: from x̂[0] = 0,
 *
 * <pre>ŷ[t] = C x̂[t],    x̂[t+1] = M x̂[t] + L y[t],    t = 0 … T − 1,</pre>
 *
 * with M = A − L C for the Kalman filter of x' = A x + w, y = C x + v. ŷ[t] is of the samples before t alone.
 *
 * <p>Source: Anderson and Moore, Optimal Filtering, chapter 4; kernel K13 of Ziemann, Matni, Pappas, arXiv 2409.13421.
 */
public final class SteadyFilter {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("steady-filter");

    private SteadyFilter() {}

    /**
     * @param n dimension of the state
     * @param outputs p
     * @param steps T
     * @param batch B, the number of series
     */
    public record Size(int n, int outputs, int steps, int batch) implements Sizes {

        /** The most samples: 512 MB of doubles. */
        private static final int MOST = StatePropagation.Size.MOST_STORED;

        /** @throws IllegalArgumentException if a size is not positive or the samples would not fit */
        public Size {
            if (n < 1 || outputs < 1 || steps < 1 || batch < 1) {
                throw new IllegalArgumentException("n, p, T and B must be at least 1, not n=" + n + ", p=" + outputs
                        + ", T=" + steps + ", B=" + batch);
            }
            if ((double) (n + outputs) * steps * batch > MOST) {
                throw new IllegalArgumentException("a filter of n=" + n + ", p=" + outputs + ", T=" + steps + ", B="
                        + batch + " goes through " + (long) ((double) (n + outputs) * steps * batch)
                        + " numbers; at most " + MOST + " fit");
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("n", Integer.toString(n));
            named.put("p", Integer.toString(outputs));
            named.put("T", Integer.toString(steps));
            named.put("B", Integer.toString(batch));
            return named;
        }

        /** (2n² + 4np)·B·T flops; the samples are read and as many predictions written. */
        @Override
        public Work work() {
            double series = (double) steps * batch;
            return new Work(
                    (2.0 * n * n + 4.0 * n * outputs) * series,
                    8 * ((double) n * n + 2.0 * n * outputs + 2 * outputs * series));
        }

        @Override
        public double sequence() {
            return steps;
        }

        @Override
        public double parameters() {
            return n * (n + 2.0 * outputs);
        }

        @Override
        public int unknowns() {
            return n + outputs;
        }
    }

    /**
     * @param m M, n×n
     * @param l L, n×p
     * @param c C, p×n
     * @param y the samples, T×(p·B): row t is y[t] as a p×B row-major block
     */
    public record Problem(Matrix m, Matrix l, Matrix c, Matrix y) {

        /** @throws IllegalArgumentException naming the shapes that do not fit, or an entry that is not finite */
        public Problem {
            int n = m.rows();
            m.requireShape("M", n, n).requireFinite("M");
            c.requireShape("C", c.rows(), n).requireFinite("C");
            l.requireShape("L", n, c.rows()).requireFinite("L");
            y.requireFinite("y");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            m.requireShape("M", size.n(), size.n());
            c.requireShape("C", size.outputs(), size.n());
            y.requireShape("y", size.steps(), size.outputs() * size.batch());
            return this;
        }
    }
}
