package threshold.core.backend.openblas;

import threshold.core.Matrix;
import threshold.core.kernel.HankelLeastSquares;

/**
 * Autoregression by a {@link Regression} over the regressor Z, built anew in each run: with the series by channels,
 * every column of Z is a contiguous piece of one. 8(N−p)(pm + m) bytes.
 */
final class HankelPlan extends OffHeapPlan<HankelLeastSquares.Problem, Matrix> {

    private final HankelLeastSquares.Size size;
    private final ColumnMajor series;
    private final ColumnMajor z;
    private final ColumnMajor y;
    private final Regression regression;

    HankelPlan(NativeBlas blas, OffHeap memory, HankelLeastSquares.Size size, Regression.Maker maker) {
        super(memory);
        this.size = size;
        this.series = memory.matrix(size.samples(), size.channels());
        this.z = memory.matrix(size.equations(), size.unknowns());
        this.y = memory.matrix(size.equations(), size.channels());
        this.regression = maker.over(blas, memory, z, y);
    }

    @Override
    protected void take(HankelLeastSquares.Problem problem) {
        series.load(problem.requireSize(size).series());
    }

    @Override
    protected void solve() {
        for (int channel = 0; channel < size.channels(); channel++) {
            y.copyColumn(channel, series, channel, size.lags(), size.equations());
            for (int lag = 1; lag <= size.lags(); lag++) {
                int column = (lag - 1) * size.channels() + channel;
                z.copyColumn(column, series, channel, size.lags() - lag, size.equations());
            }
        }
        regression.solve();
    }

    @Override
    protected Matrix copyOut() {
        return regression.solution();
    }
}
