package threshold.core.backend.commonsmath;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/**
 * Autoregression as dense least squares: builds the regressor Z, (N−p)×pm, and Y inside the timed part, an array per
 * row, and makes matrices of them: in that layout without another copy.
 */
final class CommonsMathHankel<M extends RealMatrix> implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.<Size, Problem, Matrix>of(
                                "default",
                                Accuracy.STABLE,
                                (size, _) -> new CommonsMathHankel<>(size, Layout.ROWS, CommonsMathSolver::qr))
                        .counting(Size::householder)
                        .singleThreaded(),
                Method.<Size, Problem, Matrix>of(
                                "normal",
                                new Accuracy.KappaLimited(Conditioning.SQUARED_LIMIT),
                                (size, _) -> new CommonsMathHankel<>(size, Layout.BLOCKS, CommonsMathSolver::normal))
                        .singleThreaded());
    }

    private final Size size;
    private final Layout<M> layout;
    private final CommonsMathSolver<M> solver;
    private final double[] series;
    private final double[][] z;
    private final double[][] y;
    private Matrix f;

    private CommonsMathHankel(Size size, Layout<M> layout, CommonsMathSolver<M> solver) {
        this.size = size;
        this.layout = layout;
        this.solver = solver;
        this.series = new double[size.samples() * size.channels()];
        this.z = new double[size.equations()][size.unknowns()];
        this.y = new double[size.equations()][size.channels()];
        this.f = Matrix.zeros(size.unknowns(), size.channels());
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.series().data(), 0, series, 0, series.length);
    }

    @Override
    public void run() {
        for (int row = 0; row < z.length; row++) {
            int m = size.channels();
            int now = (row + size.lags()) * m;
            System.arraycopy(series, now, y[row], 0, m);
            for (int lag = 1; lag <= size.lags(); lag++) {
                System.arraycopy(series, now - lag * m, z[row], (lag - 1) * m, m);
            }
        }
        f = solver.solve(layout.make().apply(z), layout.make().apply(y));
    }

    /** Each run leaves a matrix of its own, so there is nothing to copy. */
    @Override
    public Matrix solution() {
        return f;
    }
}
