package threshold.core.backend.ejml;

import static threshold.core.kernel.StatePropagation.Keep;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import org.ejml.dense.row.mult.MatrixVectorMult_DDRM;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/**
 * x[t+1] = A x[t] + w[t mod q], the product by EJML's matrix-vector or matrix-matrix multiplication, the sum by a loop
 * that also stores the state.
 */
final class EjmlPropagation implements Plan<Problem, Matrix> {

    /** One multiplication, C = A B. */
    @FunctionalInterface
    private interface Product {
        void multiply(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c);
    }

    static List<Kernel<Size, Problem, Matrix>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, EjmlPropagation::new)
                .limitedTo((size, threads) -> size.batch() == 1 && threads > 1
                        ? Optional.of("multiplies a single state on one thread only: EJML has no concurrent product for it")
                        : Optional.empty()));
    }

    private final Size size;
    private final Product product;
    private final DMatrixRMaj a;
    private final DMatrixRMaj x0;
    private final DMatrixRMaj even;
    private final DMatrixRMaj odd;
    private final double[] w;
    private final double[] states;

    private EjmlPropagation(Size size, int threads) {
        this.size = size;
        this.product = product(size, threads);
        int n = size.n();
        int width = size.batch();
        this.a = new DMatrixRMaj(n, n);
        this.x0 = new DMatrixRMaj(n, width);
        this.even = new DMatrixRMaj(n, width);
        this.odd = new DMatrixRMaj(n, width);
        this.w = new double[size.period() * n * width];
        this.states = new double[size.storedSteps() * n * width];
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
        EjmlSettings.copy(problem.a(), a);
        EjmlSettings.copy(problem.x0(), x0);
        System.arraycopy(problem.w().data(), 0, w, 0, w.length);
    }

    @Override
    public void run() {
        int block = x0.data.length;
        boolean all = size.keep() == Keep.ALL;
        DMatrixRMaj x = x0;
        for (int t = 0; t < size.steps(); t++) {
            DMatrixRMaj next = x == even ? odd : even;
            product.multiply(a, x, next);
            add(w, t % size.period() * block, next.data, states, all ? t * block : 0);
            x = next;
        }
    }

    /** y ← y + w, and a copy of it into the states. */
    private static void add(double[] w, int wo, double[] y, double[] states, int so) {
        for (int i = 0; i < y.length; i++) {
            double sum = y[i] + w[wo + i];
            y[i] = sum;
            states[so + i] = sum;
        }
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.storedSteps(), size.n() * size.batch(), states.clone());
    }
}
