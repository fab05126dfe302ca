package threshold.core.algorithm;

import java.util.function.IntToDoubleFunction;
import threshold.core.Matrix;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Toeplitz.Problem;
import threshold.core.kernel.Toeplitz.Size;

/**
 * Windowed autoregression: {@link LaggedProducts} of the series after p zeros, then {@link Levinson}. Channels are
 * scaled only where their sums of squares turn out to need it.
 */
final class LevinsonToeplitz implements Plan<Problem, Matrix> {

    private final Size size;
    private final ChannelScaling scaling;
    private final LaggedProducts products;
    private final Levinson levinson;
    private final double[] series;
    private final double[] scaled;
    private final double[] lagged;
    private final double[] f;
    private final IntToDoubleFunction squares;

    LevinsonToeplitz(Size size, Blas blas) {
        this.size = size;
        int p = size.lags();
        int m = size.channels();
        HankelLeastSquares.Size after = new HankelLeastSquares.Size(size.samples() + p, p, m);
        scaling = new ChannelScaling(after);
        products = new LaggedProducts(blas, after.samples(), p, m);
        levinson = new Levinson(
                "windowed autoregression of " + size.samples() + "x" + m + " on " + p + " lags", blas, p, m);
        series = new double[after.samples() * m];
        scaled = new double[series.length];
        lagged = new double[(p + 1) * m * m];
        f = new double[p * m * m];
        squares = channel -> ColumnScaling.isSafe(lagged[channel * (m + 1)]) ? lagged[channel * (m + 1)] : 0;
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(
                problem.series().data(),
                0,
                series,
                size.lags() * size.channels(),
                problem.series().data().length);
    }

    @Override
    public void run() {
        products.compute(series, lagged);
        if (!scaling.isUnit(squares)) {
            scaling.scale(series, scaled);
            products.compute(scaled, lagged);
        }
        levinson.solve(lagged, f);
        scaling.unscale(f);
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.lags() * size.channels(), size.channels(), f.clone());
    }
}
