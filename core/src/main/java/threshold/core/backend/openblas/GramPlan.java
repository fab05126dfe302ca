package threshold.core.backend.openblas;

import threshold.core.Matrix;
import threshold.core.kernel.Gram;

/** G = AᵀA by dsyrk, and the other triangle by reflection. */
final class GramPlan extends OffHeapPlan<Gram.Problem, Matrix> {

    private final NativeBlas blas;
    private final Gram.Size size;
    private final ColumnMajor a;
    private final ColumnMajor g;

    GramPlan(NativeBlas blas, OffHeap memory, Gram.Size size) {
        super(memory);
        this.blas = blas;
        this.size = size;
        this.a = memory.matrix(size.m(), size.n());
        this.g = memory.matrix(size.n(), size.n());
    }

    @Override
    protected void take(Gram.Problem problem) {
        a.load(problem.requireSize(size).a());
    }

    @Override
    protected void solve() {
        blas.dsyrk(size.m(), size.n(), a.address(), size.m(), g.address(), size.n());
        g.mirrorUpper();
    }

    @Override
    protected Matrix copyOut() {
        return g.toMatrix();
    }
}
