package threshold.core.backend.commonsmath;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.backend.Trajectory;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/** x[t+1] = A x[t] + w[t mod q] of one state by {@code operate}, the sum by {@link Trajectory}. */
final class CommonsMathPropagation implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.<Size, Problem, Matrix>of(
                                "default",
                                Accuracy.STABLE,
                                (size, _) -> size.batch() == 1
                                        ? new CommonsMathPropagation(size)
                                        : new CommonsMathBatchPropagation<>(size, Layout.FACTORY))
                        .singleThreaded(),
                batched("rows", Layout.ROWS),
                batched("block", Layout.BLOCKS)
                        .limitedTo((size, _) ->
                                Layout.blocksUnlessDefault((long) size.n() * Math.min(size.n(), size.batch()))));
    }

    private static <M extends RealMatrix> Method<Size, Problem, Matrix> batched(String name, Layout<M> layout) {
        return Method.<Size, Problem, Matrix>of(
                        name, Accuracy.STABLE, (size, _) -> new CommonsMathBatchPropagation<>(size, layout))
                .limitedTo((size, _) -> size.batch() > 1
                        ? Optional.empty()
                        : Optional.of("is for batches: a single state is default's, whose operate suits either layout"))
                .singleThreaded();
    }

    private final Size size;
    private final double[] x0;
    private final Trajectory trajectory;
    private RealMatrix a;

    private CommonsMathPropagation(Size size) {
        this.size = size;
        this.x0 = new double[size.n()];
        this.trajectory = new Trajectory(size);
        this.a = Layout.FACTORY.of(Matrix.zeros(size.n(), size.n()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        a = Layout.FACTORY.of(problem.a());
        System.arraycopy(problem.x0().data(), 0, x0, 0, x0.length);
        System.arraycopy(
                problem.w().data(), 0, trajectory.disturbances(), 0, problem.w().data().length);
    }

    @Override
    public void run() {
        trajectory.restart();
        double[] x = x0;
        for (int t = 0; t < size.steps(); t++) {
            x = a.operate(x);
            trajectory.advance(x);
        }
    }

    @Override
    public Matrix solution() {
        return trajectory.solution();
    }
}
