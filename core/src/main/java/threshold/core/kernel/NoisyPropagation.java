package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Propagation of B linear systems driven by noise of their own: from x[0] = 0,
 *
 * <pre>x[t+1] = A x[t] + w[t],    w[t] ~ N(0, I),    t = 0 … T − 1,</pre>
 *
 * where w_i of member b at t is number (t·n + i)·B + b of {@link CounterNormal}: noise that is made where it is used
 * costs no memory traffic, and is the same for all.
 *
 * <p>The solution is x[T], n×B. Source: kernel K1 of Ziemann, Matni, Pappas, arXiv 2409.13421, with fused noise.
 */
public final class NoisyPropagation {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("noisy-propagation");

    private NoisyPropagation() {}

    /**
     * @param n dimension of the state
     * @param steps T
     * @param batch B
     */
    public record Size(int n, int steps, int batch) implements Sizes {

        /** @throws IllegalArgumentException if a size is not positive */
        public Size {
            if (n < 1 || steps < 1 || batch < 1) {
                throw new IllegalArgumentException(
                        "n, T and B must be at least 1, not n=" + n + ", T=" + steps + ", B=" + batch);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("n", Integer.toString(n));
            named.put("T", Integer.toString(steps));
            named.put("B", Integer.toString(batch));
            return named;
        }

        /** (2n² + n)·B·T flops, the noise itself not counted; A and x[T]. */
        @Override
        public Work work() {
            double states = (double) n * batch;
            return new Work((2.0 * n + 1) * states * steps, 8 * ((double) n * n + states));
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
     * @param seed of the noise
     */
    public record Problem(Matrix a, long seed) {

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
