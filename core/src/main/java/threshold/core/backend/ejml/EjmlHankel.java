package threshold.core.backend.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/**
 * Autoregression as dense least squares: builds the regressor Z, (N−p)×pm row-major, and Y inside the timed part, since
 * EJML knows no Hankel matrices.
 */
final class EjmlHankel implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.of(
                                "default",
                                Accuracy.STABLE,
                                (Size size, int threads) -> new EjmlHankel(
                                        size, EjmlSolver.factoryQr(size.equations(), size.unknowns(), threads)))
                        .counting(Size::householder),
                Method.of(
                        "normal",
                        new Accuracy.KappaLimited(Conditioning.SQUARED_LIMIT),
                        (size, threads) -> new EjmlHankel(
                                size, new EjmlNormalEquations(size.unknowns(), size.channels(), threads))));
    }

    private final Size size;
    private final EjmlSolver solver;
    private final double[] series;
    private final DMatrixRMaj z;
    private final DMatrixRMaj y;
    private final DMatrixRMaj f;

    private EjmlHankel(Size size, EjmlSolver solver) {
        this.size = size;
        this.solver = solver;
        this.series = new double[size.samples() * size.channels()];
        this.z = new DMatrixRMaj(size.equations(), size.unknowns());
        this.y = new DMatrixRMaj(size.equations(), size.channels());
        this.f = new DMatrixRMaj(size.unknowns(), size.channels());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.series().data(), 0, series, 0, series.length);
    }

    @Override
    public void run() {
        buildRegressor();
        System.arraycopy(series, size.lags() * size.channels(), y.data, 0, y.data.length);
        solver.solve(z, y, f);
    }

    /** Row t of Z is y[t−1], y[t−2], …, y[t−p]: the window before t, sample by sample backwards. */
    private void buildRegressor() {
        int m = size.channels();
        int out = 0;
        for (int t = size.lags(); t < size.samples(); t++) {
            for (int lag = 1; lag <= size.lags(); lag++) {
                int sample = (t - lag) * m;
                for (int c = 0; c < m; c++) {
                    z.data[out++] = series[sample + c];
                }
            }
        }
    }

    @Override
    public Matrix solution() {
        return RowMajor.copyOf(f);
    }

    @Override
    public String path() {
        return solver.path();
    }
}
