package threshold.core.backend.ojalgo;

import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.Matrix;
import threshold.core.backend.Trajectory;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/**
 * x[t+1] = A x[t] + w[t mod q], the product by {@code fillByMultiplying}, the sum by {@link Trajectory}.
 * States and disturbances are n×B column-major blocks until the solution is copied out.
 */
final class OjalgoPropagation implements Plan<Problem, Matrix> {

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, (size, _) -> new OjalgoPropagation(size)));
    }

    private final Size size;
    private final R064Store a;
    private final R064Store x0;
    private final R064Store even;
    private final R064Store odd;
    private final Trajectory trajectory;

    private OjalgoPropagation(Size size) {
        this.size = size;
        int n = size.n();
        int width = size.batch();
        this.a = ColumnMajor.zeros(n, n);
        this.x0 = ColumnMajor.zeros(n, width);
        this.even = ColumnMajor.zeros(n, width);
        this.odd = ColumnMajor.zeros(n, width);
        this.trajectory = new Trajectory(size);
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        ColumnMajor.copy(problem.a(), a);
        ColumnMajor.copy(problem.x0(), x0);
        int block = x0.data.length;
        for (int s = 0; s < size.period(); s++) {
            ColumnMajor.permute(
                    problem.w().data(), s * block, size.n(), size.batch(), trajectory.disturbances(), s * block);
        }
    }

    @Override
    public void run() {
        trajectory.restart();
        R064Store x = x0;
        for (int t = 0; t < size.steps(); t++) {
            R064Store next = x == even ? odd : even;
            next.fillByMultiplying(a, x);
            trajectory.advance(next.data);
            x = next;
        }
    }

    @Override
    public Matrix solution() {
        int block = x0.data.length;
        Matrix rows = Matrix.zeros(size.storedSteps(), block);
        for (int t = 0; t < size.storedSteps(); t++) {
            // A column-major n×B block is a row-major B×n one.
            ColumnMajor.permute(trajectory.states(), t * block, size.batch(), size.n(), rows.data(), t * block);
        }
        return rows;
    }
}
