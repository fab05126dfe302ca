package threshold.core.backend.ejml;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import org.ejml.dense.row.mult.MatrixVectorMult_DDRM;
import threshold.core.Matrix;
import threshold.core.backend.Trajectory;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/**
 * x[t+1] = A x[t] + w[t mod q], the product by EJML's matrix-vector or matrix-matrix multiplication, the sum by
 * {@link Trajectory}.
 */
final class EjmlPropagation implements Plan<Problem, Matrix> {

    /** One multiplication, C = A B. */
    @FunctionalInterface
    private interface Product {
        void multiply(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c);
    }

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(
                Method.of("default", Accuracy.STABLE, EjmlPropagation::new)
                        .limitedTo((size, threads) -> size.batch() == 1 && threads > 1
                                ? Optional.of("multiplies a single state on one thread only, EJML having no other way")
                                : Optional.empty()),
                Method.<Size, Problem, Matrix>of("fixed", Accuracy.STABLE, (size, _) -> EjmlFixedPropagation.of(size))
                        .limitedTo((size, _) -> size.batch() == 1 && size.n() >= 2 && size.n() <= 6
                                ? Optional.empty()
                                : Optional.of("is for a single state of n from 2 to 6"))
                        .singleThreaded());
    }

    private final Size size;
    private final Product product;
    private final DMatrixRMaj a;
    private final DMatrixRMaj x0;
    private final DMatrixRMaj even;
    private final DMatrixRMaj odd;
    private final Trajectory trajectory;

    private EjmlPropagation(Size size, int threads) {
        this.size = size;
        this.product = product(size, threads);
        int n = size.n();
        int width = size.batch();
        this.a = new DMatrixRMaj(n, n);
        this.x0 = new DMatrixRMaj(n, width);
        this.even = new DMatrixRMaj(n, width);
        this.odd = new DMatrixRMaj(n, width);
        this.trajectory = new Trajectory(size);
    }

    private static Product product(Size size, int threads) {
        if (size.batch() == 1) {
            return MatrixVectorMult_DDRM::mult;
        }
        return threads > 1 ? CommonOps_MT_DDRM::mult : CommonOps_DDRM::mult;
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.copy(problem.a(), a);
        RowMajor.copy(problem.x0(), x0);
        System.arraycopy(
                problem.w().data(), 0, trajectory.disturbances(), 0, problem.w().data().length);
    }

    @Override
    public void run() {
        trajectory.restart();
        DMatrixRMaj x = x0;
        for (int t = 0; t < size.steps(); t++) {
            DMatrixRMaj next = x == even ? odd : even;
            product.multiply(a, x, next);
            trajectory.advance(next.data);
            x = next;
        }
    }

    @Override
    public Matrix solution() {
        return trajectory.solution();
    }
}
