package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Plan;

/** Autoregression by {@link TallQr} of the regressor, which is built within the run. Stable at every κ. */
final class QrHankel implements Plan<Problem, Matrix> {

    private final Size size;
    private final Blas blas;
    private final ChannelScaling scaling;
    private final TallQr qr;
    private final double[] series;
    private final double[] scaled;
    private final double[] targets;
    private final double[] f;
    private final TallQr.Operand regressor = this::buildRegressor;

    QrHankel(Size size, Blas blas) {
        this.size = size;
        this.blas = blas;
        scaling = new ChannelScaling(size);
        qr = new TallQr(blas, size.equations(), size.unknowns());
        series = new double[size.samples() * size.channels()];
        scaled = new double[series.length];
        targets = new double[size.equations() * size.channels()];
        f = new double[size.unknowns() * size.channels()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.series().data(), 0, series, 0, series.length);
    }

    @Override
    public void run() {
        int m = size.channels();
        scaling.scale(series, scaled);
        System.arraycopy(scaled, size.lags() * m, targets, 0, targets.length);
        qr.factorR(regressor, m, targets, f);
        Triangular.solve(blas, size.unknowns(), qr.r(), m, f);
        for (int i = 0; i < size.unknowns(); i++) {
            PowerOfTwo.scale(m, -qr.exponent(i), f, i * m);
        }
        scaling.unscale(f);
    }

    /** Row t of Z is y[t−1], y[t−2], …, y[t−p]. */
    private void buildRegressor(int first, int rows, double[] z, int at, int stride) {
        int m = size.channels();
        for (int i = 0; i < rows; i++) {
            for (int lag = 1; lag <= size.lags(); lag++) {
                int from = (first + i + size.lags() - lag) * m;
                int to = at + i * stride + (lag - 1) * m;
                for (int c = 0; c < m; c++) {
                    z[to + c] = scaled[from + c];
                }
            }
        }
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.unknowns(), size.channels(), f.clone());
    }

    @Override
    public String path() {
        return qr.path();
    }
}
