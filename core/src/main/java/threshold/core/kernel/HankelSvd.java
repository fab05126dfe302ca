package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.kernel.HeadSvd.Svd;

/**
 * The k leading singular triplets of the block Hankel matrix of a system's Markov parameters, H = U diag(σ) Vᵀ: the
 * step of Ho and Kalman that tells the order of the system and its balanced realisation.
 *
 * <p>Block (i, j) of H, 0 ≤ i &lt; f, 0 ≤ j &lt; q, is G_{i+j} (p×m), so H is fp×qm, fp ≥ qm, and f + q − 1 parameters
 * make all of it. The solution is that of {@link HeadSvd}, truncated to k.
 *
 * <p>Source: Ho and Kalman, Regelungstechnik 14, 1966; Kung, Proc. 12th Asilomar Conf., 1978.
 */
public final class HankelSvd {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Svd> CONTRACT = new Contract<>("hankel-svd");

    private HankelSvd() {}

    /**
     * @param rows f, block rows
     * @param cols q, block columns
     * @param outputs p
     * @param inputs m
     * @param k triplets
     */
    public record Size(int rows, int cols, int outputs, int inputs, int k) implements Sizes {

        /** @throws IllegalArgumentException unless all sizes are positive, fp ≥ qm ≥ k */
        public Size {
            if (rows < 1
                    || cols < 1
                    || outputs < 1
                    || inputs < 1
                    || k < 1
                    || (long) rows * outputs < (long) cols * inputs
                    || k > (long) cols * inputs) {
                throw new IllegalArgumentException("a Hankel matrix needs f*p >= q*m >= k >= 1, not f=" + rows + ", q="
                        + cols + ", p=" + outputs + ", m=" + inputs + ", k=" + k);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("f", Integer.toString(rows));
            named.put("q", Integer.toString(cols));
            named.put("p", Integer.toString(outputs));
            named.put("m", Integer.toString(inputs));
            named.put("k", Integer.toString(k));
            return named;
        }

        /** The sizes of H as a dense matrix of which the k leading triplets are wanted. */
        public HeadSvd.Size dense() {
            return new HeadSvd.Size(rows * outputs, cols * inputs, HeadSvd.Want.TRUNCATED, k);
        }

        /** The shape of H. */
        public HankelShape shape() {
            return new HankelShape(rows, cols, outputs, inputs);
        }

        /** The flops of {@link #dense}; bytes of the parameters, which H repeats, and of the triplets. */
        @Override
        public Work work() {
            double own = (double) shape().count() * outputs * inputs;
            double vectors = ((double) rows * outputs + (double) cols * inputs + 1) * k;
            return new Work(dense().work().flops(), 8 * (own + vectors));
        }

        @Override
        public double sequence() {
            return shape().count();
        }

        @Override
        public double parameters() {
            return (double) k * (outputs + inputs);
        }

        @Override
        public int unknowns() {
            return shape().width();
        }
    }

    /** @param markov G_0, G_1, … one after the other: block k is rows k·p … (k+1)·p − 1, of m columns */
    public record Problem(Matrix markov) {

        /** @throws IllegalArgumentException naming an entry that is not finite */
        public Problem {
            markov.requireFinite("Markov parameters");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            markov.requireShape("Markov parameters", size.shape().count() * size.outputs(), size.inputs());
            return this;
        }

        /** H, written out. */
        public Matrix dense(Size size) {
            Matrix h = Matrix.zeros(size.rows() * size.outputs(), size.cols() * size.inputs());
            size.shape().fill(markov.data(), h.data());
            return h;
        }
    }
}
