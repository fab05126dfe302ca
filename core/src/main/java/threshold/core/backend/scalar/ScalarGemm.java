package threshold.core.backend.scalar;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.kernel.Plan;

/** C = A B by rows: row i of C is the sum of a(i, l) times row l of B. */
final class ScalarGemm implements Plan<Problem, Matrix> {

    private final Size size;
    private final ScalarBlas blas = new ScalarBlas();
    private final double[] a;
    private final double[] b;
    private final double[] c;

    ScalarGemm(Size size) {
        this.size = size;
        a = new double[size.m() * size.k()];
        b = new double[size.k() * size.n()];
        c = new double[size.m() * size.n()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.a().data(), 0, a, 0, a.length);
        System.arraycopy(problem.b().data(), 0, b, 0, b.length);
    }

    @Override
    public void run() {
        Arrays.fill(c, 0);
        blas.gemm(Op.N, Op.N, size.m(), size.n(), size.k(), 1, a, 0, size.k(), b, 0, size.n(), c, 0, size.n());
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.m(), size.n(), c.clone());
    }
}
