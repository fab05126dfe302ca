package threshold.core.backend.commonsmath;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** Dense least squares: QR and normal equations. The decompositions copy A, whatever its layout. */
final class CommonsMathLeastSquares<M extends RealMatrix> implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.<Size, Problem, Matrix>of(
                                "default",
                                Accuracy.STABLE,
                                (size, _) -> new CommonsMathLeastSquares<>(size, Layout.FACTORY, CommonsMathSolver::qr))
                        .singleThreaded(),
                Method.<Size, Problem, Matrix>of(
                                "normal",
                                new Accuracy.KappaLimited(Conditioning.SQUARED_LIMIT),
                                (size, _) ->
                                        new CommonsMathLeastSquares<>(size, Layout.BLOCKS, CommonsMathSolver::normal))
                        .counting(Size::normalEquations)
                        .singleThreaded());
    }

    private final Size size;
    private final Layout<M> layout;
    private final CommonsMathSolver<M> solver;
    private M a;
    private M y;
    private Matrix x;

    private CommonsMathLeastSquares(Size size, Layout<M> layout, CommonsMathSolver<M> solver) {
        this.size = size;
        this.layout = layout;
        this.solver = solver;
        this.a = layout.of(Matrix.zeros(size.rows(), size.p()));
        this.y = layout.of(Matrix.zeros(size.rows(), 1));
        this.x = Matrix.zeros(size.p(), 1);
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = layout.of(problem.a());
        y = layout.of(problem.y());
    }

    @Override
    public void run() {
        x = solver.solve(a, y);
    }

    /** Each run leaves a matrix of its own, so there is nothing to copy. */
    @Override
    public Matrix solution() {
        return x;
    }
}
