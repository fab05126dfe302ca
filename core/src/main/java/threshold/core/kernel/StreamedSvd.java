package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All singular values of a tall W (V×d, V ≥ d) that is read in blocks of rows and never held whole.
 *
 * <p>What is loaded is the source, not its values: reading and widening them is part of the work. A kernel holds a few
 * blocks of rows and O(d²) beside them. The solution is σ, descending.
 */
public final class StreamedSvd {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, double[]> CONTRACT = new Contract<>("streamed-svd");

    private StreamedSvd() {}

    /**
     * @param vocabulary V, the rows
     * @param d hidden dimension, the columns
     */
    public record Size(int vocabulary, int d) implements Sizes {

        /** @throws IllegalArgumentException unless 1 ≤ d ≤ V */
        public Size {
            if (d < 1 || vocabulary < d) {
                throw new IllegalArgumentException("a head needs V >= d >= 1, not V=" + vocabulary + ", d=" + d);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("V", Integer.toString(vocabulary));
            named.put("d", Integer.toString(d));
            return named;
        }

        /** 2Vd² + 2d³ flops, as for the values of a head in memory; a read of W as doubles. */
        @Override
        public Work work() {
            double n = d;
            return new Work(2 * vocabulary * n * n + 2 * n * n * n, 8 * (vocabulary * n + n));
        }

        /** What the eigenvalues of WᵀW count: Vd² + 4/3 d³ flops. */
        public Work gram() {
            double n = d;
            return new Work(vocabulary * n * n + 4 * n * n * n / 3, work().bytes());
        }

        @Override
        public double sequence() {
            return vocabulary;
        }

        @Override
        public double parameters() {
            return (double) vocabulary * d;
        }

        @Override
        public int unknowns() {
            return d;
        }
    }

    /** @param head W; entries are checked as they are read */
    public record Problem(RowSource head) {

        /** @throws IllegalArgumentException naming the shape if V < d */
        public Problem {
            if (head.rows() < head.cols()) {
                throw new IllegalArgumentException("head is " + head.rows() + "x" + head.cols()
                        + " but needs at least as many rows (tokens) as columns");
            }
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            if (head.rows() != size.vocabulary() || head.cols() != size.d()) {
                throw new IllegalArgumentException("head is " + head.rows() + "x" + head.cols()
                        + " but the plan is for " + size.vocabulary() + "x" + size.d());
            }
            return this;
        }
    }
}
