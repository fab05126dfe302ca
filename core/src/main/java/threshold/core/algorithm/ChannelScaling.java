package threshold.core.algorithm;

import java.util.function.IntToDoubleFunction;
import threshold.core.kernel.HankelLeastSquares.Size;

/** Channels of a series scaled by powers of two to about one, and the weights of an autoregression scaled back. */
public final class ChannelScaling {

    private final Size size;
    private final ColumnScaling scaling;

    public ChannelScaling(Size size) {
        this.size = size;
        scaling = new ColumnScaling(size.channels());
    }

    /**
     * Whether channels of these squared lengths, 0 for one not known, are used as they are. If so nothing is to be
     * unscaled; if not, {@link #scale} is to be called.
     */
    boolean isUnit(IntToDoubleFunction square) {
        return scaling.chooseBySquares(square) && scaling.isUnit();
    }

    /** Copies the series and scales the copy. */
    public void scale(double[] series, double[] scaled) {
        System.arraycopy(series, 0, scaled, 0, series.length);
        scaling.measure(size.samples(), scaled, 0, size.channels());
        scaling.apply(size.samples(), scaled, 0, size.channels());
    }

    /** Weights F, pm×m, of the scaled series to those of the series: row of channel c, column d times 2^(e_d − e_c). */
    public void unscale(double[] weights) {
        int m = size.channels();
        for (int row = 0; row < size.unknowns(); row++) {
            for (int d = 0; d < m; d++) {
                int at = row * m + d;
                weights[at] = Math.scalb(weights[at], scaling.exponent(d) - scaling.exponent(row % m));
            }
        }
    }
}
