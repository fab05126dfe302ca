package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Autoregression of an m-channel series by the windowed (autocorrelation) method: the series is taken to be zero before
 * its first and after its last sample, so that the normal equations are exactly block Toeplitz,
 *
 * <pre>Σ_k F_kᵀ R_{j−k} = R_j, j = 1 … p,    R_k = Σ_t y[t] y[t−k]ᵀ, R_{−k} = R_kᵀ.</pre>
 *
 * <p>It is the covariance method of {@link HankelLeastSquares} on the series with p zeros on either side, and its
 * solution has the same layout: (p·m)×m, row (k−1)·m + c the weights of channel c at lag k. The filter it gives is
 * stable whatever the series; Levinson's recursion finds it in O(p²), with those of every lower order.
 *
 * <p>Source: Levinson, J. Math. Phys. 25, 1946; Whittle, Biometrika 50, 1963, for several channels.
 */
public final class Toeplitz {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("toeplitz");

    private Toeplitz() {}

    /**
     * @param samples N
     * @param lags p
     * @param channels m
     */
    public record Size(int samples, int lags, int channels) implements Sizes {

        /** @throws IllegalArgumentException unless p, m ≥ 1 and there are as many samples as unknowns a channel */
        public Size {
            if (lags < 1 || channels < 1 || samples < (long) lags * channels) {
                throw new IllegalArgumentException("a windowed autoregression needs p, m >= 1 and N >= p*m, not N="
                        + samples + ", p=" + lags + ", m=" + channels);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("N", Integer.toString(samples));
            named.put("p", Integer.toString(lags));
            named.put("m", Integer.toString(channels));
            return named;
        }

        /** The sizes of the series with p zeros on either side. */
        public HankelLeastSquares.Size padded() {
            return new HankelLeastSquares.Size(samples + 2 * lags, lags, channels);
        }

        /** 2N(p+1)m² + 3p²m³ flops: the lagged products, and Levinson's recursion. */
        @Override
        public Work work() {
            double m = channels;
            double p = lags;
            return new Work(2 * samples * (p + 1) * m * m + 3 * p * p * m * m * m, 8 * (samples * m + p * m * m));
        }

        @Override
        public double sequence() {
            return samples;
        }

        @Override
        public double parameters() {
            return (double) lags * channels * channels;
        }

        @Override
        public int unknowns() {
            return lags * channels;
        }
    }

    /** @param series the N×m samples, one row per time */
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
            series.requireShape("series", size.samples(), size.channels());
            return this;
        }

        /** The series with {@code lags} zeros on either side. */
        public HankelLeastSquares.Problem padded(int lags) {
            int m = series.cols();
            Matrix padded = Matrix.zeros(series.rows() + 2 * lags, m);
            System.arraycopy(series.data(), 0, padded.data(), lags * m, series.data().length);
            return new HankelLeastSquares.Problem(padded);
        }
    }
}
