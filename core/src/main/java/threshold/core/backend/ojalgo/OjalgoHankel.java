package threshold.core.backend.ojalgo;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/**
 * Autoregression as dense least squares: builds the regressor Z, (N−p)×pm column-major, and Y inside the timed part,
 * since ojAlgo knows no Hankel matrices.
 */
final class OjalgoHankel implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.<Size, Problem, Matrix>of(
                                "default",
                                Accuracy.STABLE,
                                (size, _) -> new OjalgoHankel(
                                        size,
                                        OjalgoSolver.factoryQr(size.equations(), size.unknowns(), size.channels())))
                        .counting(Size::householder)
                        .singleThreaded(),
                Method.<Size, Problem, Matrix>of(
                                "raw",
                                Accuracy.STABLE,
                                (size, _) -> new OjalgoHankel(
                                        size, OjalgoSolver.rawQr(size.equations(), size.unknowns(), size.channels())))
                        .limitedTo((size, _) -> OjalgoSolver.rawUnlessDefault(size.unknowns()))
                        .counting(Size::householder)
                        .singleThreaded(),
                Method.of(
                        "normal",
                        new Accuracy.KappaLimited(Conditioning.SQUARED_LIMIT),
                        (size, _) -> new OjalgoHankel(
                                size, new OjalgoNormalEquations(size.equations(), size.unknowns(), size.channels()))));
    }

    private final Size size;
    private final OjalgoSolver solver;
    /** The series channel by channel: sample t of channel c at {@code c*N + t}. */
    private final double[] series;

    private final R064Store z;
    private final R064Store y;
    private final double[] f;

    private OjalgoHankel(Size size, OjalgoSolver solver) {
        this.size = size;
        this.solver = solver;
        this.series = new double[size.samples() * size.channels()];
        this.z = ColumnMajor.zeros(size.equations(), size.unknowns());
        this.y = ColumnMajor.zeros(size.equations(), size.channels());
        this.f = new double[size.unknowns() * size.channels()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        ColumnMajor.permute(problem.series().data(), 0, size.samples(), size.channels(), series, 0);
    }

    @Override
    public void run() {
        for (int lag = 1; lag <= size.lags(); lag++) {
            windows(lag, z.data, (lag - 1) * size.channels());
        }
        windows(0, y.data, 0);
        solver.solve(z, y, f);
    }

    /** Column c of lag k is the series of channel c, delayed by k: one copy of N−p samples. */
    private void windows(int lag, double[] to, int firstColumn) {
        int equations = size.equations();
        for (int c = 0; c < size.channels(); c++) {
            System.arraycopy(
                    series, c * size.samples() + size.lags() - lag, to, (firstColumn + c) * equations, equations);
        }
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.unknowns(), size.channels(), f.clone());
    }

    @Override
    public String path() {
        return solver.path();
    }
}
