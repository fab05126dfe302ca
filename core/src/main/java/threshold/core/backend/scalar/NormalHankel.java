package threshold.core.backend.scalar;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.algorithm.ChannelScaling;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Plan;

/** Autoregression by definition: build the regressor Z, then solve ZᵀZ F = ZᵀY by Cholesky. */
final class NormalHankel implements Plan<Problem, Matrix> {

    private final Size size;
    private final ScalarBlas blas = new ScalarBlas();
    private final ChannelScaling scaling;
    private final TextbookCholesky equations;
    private final double[] series;
    private final double[] scaled;
    private final double[] z;
    private final double[] g;
    private final double[] f;

    NormalHankel(Size size) {
        this.size = size;
        scaling = new ChannelScaling(size);
        equations = new TextbookCholesky(size.unknowns());
        series = new double[size.samples() * size.channels()];
        scaled = new double[series.length];
        z = new double[size.equations() * size.unknowns()];
        g = new double[size.unknowns() * size.unknowns()];
        f = new double[size.unknowns() * size.channels()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.series().data(), 0, series, 0, series.length);
    }

    @Override
    public void run() {
        int rows = size.equations();
        int d = size.unknowns();
        int m = size.channels();
        scaling.scale(series, scaled);
        buildRegressor();
        Arrays.fill(g, 0);
        Arrays.fill(f, 0);
        blas.syrk(rows, d, 1, z, 0, d, g, 0, d);
        blas.gemm(Op.T, Op.N, d, m, rows, 1, z, 0, d, scaled, size.lags() * m, m, f, 0, m);
        equations.solve(g, m, f);
        scaling.unscale(f);
    }

    /** Row t is y[t−1], y[t−2], …, y[t−p]. */
    private void buildRegressor() {
        int m = size.channels();
        int row = 0;
        for (int t = size.lags(); t < size.samples(); t++) {
            for (int lag = 1; lag <= size.lags(); lag++) {
                System.arraycopy(scaled, (t - lag) * m, z, row * size.unknowns() + (lag - 1) * m, m);
            }
            row++;
        }
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.unknowns(), size.channels(), f.clone());
    }
}
