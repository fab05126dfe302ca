package threshold.core.backend.openblas;

import threshold.core.Matrix;
import threshold.core.kernel.Gemm;

/** C = A B by dgemm. */
final class GemmPlan extends OffHeapPlan<Gemm.Problem, Matrix> {

    private final NativeBlas blas;
    private final Gemm.Size size;
    private final ColumnMajor a;
    private final ColumnMajor b;
    private final ColumnMajor c;

    GemmPlan(NativeBlas blas, OffHeap memory, Gemm.Size size) {
        super(memory);
        this.blas = blas;
        this.size = size;
        this.a = memory.matrix(size.m(), size.k());
        this.b = memory.matrix(size.k(), size.n());
        this.c = memory.matrix(size.m(), size.n());
    }

    @Override
    protected void take(Gemm.Problem problem) {
        problem.requireSize(size);
        a.load(problem.a());
        b.load(problem.b());
    }

    @Override
    protected void solve() {
        blas.dgemm(
                NativeBlas.NO_TRANSPOSE,
                NativeBlas.NO_TRANSPOSE,
                size.m(),
                size.n(),
                size.k(),
                1,
                a.address(),
                size.m(),
                b.address(),
                size.k(),
                0,
                c.address(),
                size.m());
    }

    @Override
    protected Matrix copyOut() {
        return c.toMatrix();
    }
}
