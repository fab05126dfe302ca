package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * A filter of p lags learned from N samples of a hidden random walk, end to end: the autoregression, and the excess
 * risk of its weights over the Kalman filter's, exactly.
 *
 * <p>The excess is about δ_p + pS/N, bias and variance: too few parameters do not learn, too many do not pay. The walk
 * has σ_w²/σ_v² = {@value #RATIO}, hence a memory of ten samples.
 *
 * <p>Source: Ziemann, Matni, Pappas, arXiv 2409.13421, section 4.
 */
public final class FilterRisk {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Solution> CONTRACT = new Contract<>("filter-risk");

    /** σ_w²/σ_v² of the walk. */
    public static final double RATIO = 0.01;

    private FilterRisk() {}

    /**
     * @param samples N
     * @param lags p
     */
    public record Size(int samples, int lags) implements Sizes {

        /** @throws IllegalArgumentException unless p ≥ 1 and N ≥ 2p */
        public Size {
            if (lags < 1 || samples < 2L * lags) {
                throw new IllegalArgumentException(
                        "a filter needs p >= 1 and N >= 2p, not N=" + samples + ", p=" + lags);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("N", Integer.toString(samples));
            named.put("p", Integer.toString(lags));
            return named;
        }

        /** The sizes of the autoregression. */
        public HankelLeastSquares.Size regression() {
            return new HankelLeastSquares.Size(samples, lags, 1);
        }

        /** The autoregression, and 6p for the excess. */
        @Override
        public Work work() {
            Work regression = regression().work();
            return new Work(regression.flops() + 6.0 * lags, regression.bytes());
        }

        @Override
        public double sequence() {
            return samples;
        }

        @Override
        public double parameters() {
            return lags;
        }

        @Override
        public int unknowns() {
            return lags;
        }
    }

    /** @param series the N×1 samples */
    public record Problem(Matrix series) {

        /** @throws IllegalArgumentException naming an entry that is not finite */
        public Problem {
            series.requireFinite("series");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            series.requireShape("series", size.samples(), 1);
            return this;
        }
    }

    /**
     * @param weights F, p×1
     * @param excess the excess risk of F over the Kalman filter, a sample
     */
    public record Solution(Matrix weights, double excess) {}
}
