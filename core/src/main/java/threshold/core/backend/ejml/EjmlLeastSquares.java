package threshold.core.backend.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** Dense least squares on EJML's row-major layout: the factory's QR and normal equations. */
final class EjmlLeastSquares implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.of(
                        "default",
                        Accuracy.STABLE,
                        (size, threads) ->
                                new EjmlLeastSquares(size, EjmlSolver.factoryQr(size.rows(), size.p(), threads))),
                Method.of("block", Accuracy.STABLE, EjmlBlockLeastSquares::new),
                Method.of(
                                "normal",
                                new Accuracy.KappaLimited(Conditioning.SQUARED_LIMIT),
                                (Size size, int threads) ->
                                        new EjmlLeastSquares(size, new EjmlNormalEquations(size.p(), 1, threads)))
                        .counting(Size::normalEquations));
    }

    private final Size size;
    private final EjmlSolver solver;
    private final DMatrixRMaj a;
    private final DMatrixRMaj y;
    private final DMatrixRMaj x;

    private EjmlLeastSquares(Size size, EjmlSolver solver) {
        this.size = size;
        this.solver = solver;
        this.a = new DMatrixRMaj(size.rows(), size.p());
        this.y = new DMatrixRMaj(size.rows(), 1);
        this.x = new DMatrixRMaj(size.p(), 1);
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.copy(problem.a(), a);
        RowMajor.copy(problem.y(), y);
    }

    @Override
    public void run() {
        solver.solve(a, y, x);
    }

    @Override
    public Matrix solution() {
        return RowMajor.copyOf(x);
    }

    @Override
    public String path() {
        return solver.path();
    }
}
