package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Plan;

/** C = AB by the packed, blocked product. Owns copies of A and B, and C. */
final class PackedGemm implements Plan<Gemm.Problem, Matrix> {

    private final Gemm.Size size;
    private final GeneralProduct product;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    PackedGemm(Gemm.Size size, int threads) {
        this.size = size;
        product = new GeneralProduct(threads);
        a = Lanes.workspace(Math.multiplyExact(size.m(), size.k()));
        b = Lanes.workspace(Math.multiplyExact(size.k(), size.n()));
        c = Lanes.workspace(Math.multiplyExact(size.m(), size.n()));
    }

    @Override
    public void load(Gemm.Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.a().data(), 0, a, START, size.m() * size.k());
        System.arraycopy(problem.b().data(), 0, b, START, size.k() * size.n());
    }

    @Override
    public void run() {
        int m = size.m();
        int n = size.n();
        int k = size.k();
        product.multiply(true, Op.N, Op.N, m, n, k, 1, a, START, k, b, START, n, c, START, n);
    }

    @Override
    public Matrix solution() {
        Matrix solution = Matrix.zeros(size.m(), size.n());
        System.arraycopy(c, START, solution.data(), 0, solution.data().length);
        return solution;
    }
}
