package threshold.core.backend.openblas;

import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;

/** The decomposition of a head by dgesdd; the k leading triplets are cut from the thin one. */
final class GesddPlan extends OffHeapPlan<HeadSvd.Problem, Svd> {

    private final HeadSvd.Size size;
    private final ColumnMajor head;
    private final Gesdd gesdd;

    GesddPlan(NativeBlas blas, OffHeap memory, HeadSvd.Size size) {
        super(memory);
        this.size = size;
        this.head = memory.matrix(size.vocabulary(), size.d());
        this.gesdd = new Gesdd(blas, memory, head, size.want() != Want.VALUES);
    }

    @Override
    protected void take(HeadSvd.Problem problem) {
        head.load(problem.requireSize(size).head());
    }

    @Override
    protected void solve() {
        gesdd.solve();
    }

    @Override
    protected Svd copyOut() {
        int k = size.k();
        return size.want() == Want.VALUES
                ? new Svd(gesdd.leadingSigma(k), null, null)
                : new Svd(gesdd.leadingSigma(k), gesdd.u().leading(size.vocabulary(), k), gesdd.leadingV(k));
    }

    @Override
    public boolean consumesOperands() {
        return true;
    }
}
