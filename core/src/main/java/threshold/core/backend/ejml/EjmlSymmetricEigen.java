package threshold.core.backend.ejml;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_MT_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;

/**
 * What {@code DecompositionFactory.eig} gives for a symmetric matrix: Householder tridiagonalisation and implicit QR. It
 * overwrites its operand, and leaves the values unordered: ordering them is part of {@code run}.
 */
final class EjmlSymmetricEigen implements Plan<Problem, Eigen> {

    static List<Kernel<Size, Problem, Eigen>> methods() {
        return List.of(Method.of("default", Accuracy.STABLE, EjmlSymmetricEigen::new));
    }

    private final Size size;
    private final EigenDecomposition_F64<DMatrixRMaj> decomposition;
    private final DMatrixRMaj a;
    private final DMatrixRMaj work;
    private final double[] lambda;
    private int[] order = new int[0];

    private EjmlSymmetricEigen(Size size, int threads) {
        this.size = size;
        boolean vectors = size.want() == Want.VECTORS;
        this.decomposition = threads > 1
                ? DecompositionFactory_MT_DDRM.eig(size.n(), vectors, true)
                : DecompositionFactory_DDRM.eig(size.n(), vectors, true);
        this.a = new DMatrixRMaj(size.n(), size.n());
        this.work = new DMatrixRMaj(size.n(), size.n());
        this.lambda = new double[size.n()];
    }

    @Override
    public void load(Problem problem) {
        RowMajor.copy(problem.requireSize(size).a(), a);
    }

    @Override
    public void run() {
        String what = "EJML eigenvalues of " + size.n() + "x" + size.n();
        work.setTo(a);
        if (!decomposition.decompose(work)) {
            throw new ArithmeticException(what + ": decompose returned false, the QR iteration did not converge");
        }
        double[] unordered = new double[size.n()];
        for (int i = 0; i < unordered.length; i++) {
            unordered[i] = decomposition.getEigenvalue(i).getReal();
        }
        order = Descending.order(unordered, unordered.length);
        for (int i = 0; i < unordered.length; i++) {
            lambda[i] = unordered[order[i]];
        }
        Conditioning.requireFinite(lambda, what);
    }

    @Override
    public Eigen solution() {
        if (size.want() == Want.VALUES) {
            return new Eigen(lambda.clone(), null);
        }
        int n = size.n();
        Matrix z = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            double[] vector = decomposition.getEigenVector(order[j]).data;
            for (int i = 0; i < n; i++) {
                z.data()[i * n + j] = vector[i];
            }
        }
        return new Eigen(lambda.clone(), z);
    }
}
