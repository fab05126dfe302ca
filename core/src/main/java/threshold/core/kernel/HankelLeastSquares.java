package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Autoregression ARX(p) of an m-channel series by the covariance method: argmin over F of ‖Z F − Y‖_F.
 *
 * <p>With samples y[0] … y[N−1] (rows of m channels), row t of the block-Hankel regressor Z is [y[t−1], y[t−2], …,
 * y[t−p]] and row t of Y is y[t], for t = p … N−1: N−p equations for p·m unknowns per channel. The solution F is
 * (p·m)×m: row (k−1)·m + c holds the weights of channel c at lag k.
 *
 * <p>ZᵀZ has displacement structure: its block (i+1, j+1) is block (i, j) plus one outer product less another, so a
 * structured solver never builds Z.
 */
public final class HankelLeastSquares {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("hankel-least-squares");

    private HankelLeastSquares() {}

    /**
     * @param samples N
     * @param lags p
     * @param channels m
     */
    public record Size(int samples, int lags, int channels) implements Sizes {

        /** @throws IllegalArgumentException unless p, m ≥ 1 and there are as many equations as unknowns */
        public Size {
            if (lags < 1 || channels < 1 || samples - (long) lags < (long) lags * channels) {
                throw new IllegalArgumentException("an autoregression needs p, m >= 1 and N - p >= p*m, not N="
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

        /** Equations, N − p. */
        public int equations() {
            return samples - lags;
        }

        /** Unknowns per channel, p·m. */
        @Override
        public int unknowns() {
            return lags * channels;
        }

        /** (N−p)(pm)² + 2(N−p)pm² + (pm)³/3 flops: the unstructured normal equations, the common yardstick. */
        @Override
        public Work work() {
            double rows = equations();
            double d = unknowns();
            double flops = rows * d * d + 2 * rows * d * channels + d * d * d / 3;
            return new Work(flops, 8 * ((double) samples * channels + d * channels));
        }

        /**
         * What Householder QR of the regressor counts: 2(N−p)(pm)² − ⅔(pm)³ + 4(N−p)pm² flops, as
         * {@link LeastSquares.Size#work} does for m right-hand sides.
         */
        public Work householder() {
            double rows = equations();
            double d = unknowns();
            return new Work(2 * rows * d * d - 2 * d * d * d / 3 + 4 * rows * d * channels, work().bytes());
        }

        @Override
        public double sequence() {
            return samples;
        }

        @Override
        public double parameters() {
            return (double) lags * channels * channels;
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
    }
}
