package threshold.core.backend.ojalgo;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** Dense least squares on ojAlgo's column-major layout: QR and normal equations. */
final class OjalgoLeastSquares implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.<Size, Problem, Matrix>of(
                                "default",
                                Accuracy.STABLE,
                                (size, _) ->
                                        new OjalgoLeastSquares(size, OjalgoSolver.factoryQr(size.rows(), size.p(), 1)))
                        .singleThreaded(),
                Method.<Size, Problem, Matrix>of(
                                "raw",
                                Accuracy.STABLE,
                                (size, _) -> new OjalgoLeastSquares(size, OjalgoSolver.rawQr(size.rows(), size.p(), 1)))
                        .limitedTo((size, _) -> OjalgoSolver.rawUnlessDefault(size.p()))
                        .singleThreaded(),
                Method.of(
                                "normal",
                                new Accuracy.KappaLimited(Conditioning.SQUARED_LIMIT),
                                (Size size, int _) -> new OjalgoLeastSquares(
                                        size, new OjalgoNormalEquations(size.rows(), size.p(), 1)))
                        .counting(Size::normalEquations));
    }

    private final Size size;
    private final OjalgoSolver solver;
    private final R064Store a;
    private final R064Store y;
    private final double[] x;

    private OjalgoLeastSquares(Size size, OjalgoSolver solver) {
        this.size = size;
        this.solver = solver;
        this.a = ColumnMajor.zeros(size.rows(), size.p());
        this.y = ColumnMajor.zeros(size.rows(), 1);
        this.x = new double[size.p()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        ColumnMajor.copy(problem.a(), a);
        ColumnMajor.copy(problem.y(), y);
    }

    @Override
    public void run() {
        solver.solve(a, y, x);
    }

    @Override
    public Matrix solution() {
        return Matrix.column(x.clone());
    }

    @Override
    public String path() {
        return solver.path();
    }
}
