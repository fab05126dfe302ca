package threshold.core.backend.openblas;

import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;

/**
 * The decomposition of a head W = QR by dgesdd of R: σ and V are R's, U = Q U_R for as many columns as are wanted. What
 * dgesdd does by itself, with a QR that suits a tall W better.
 */
final class TallQrSvdPlan extends OffHeapPlan<HeadSvd.Problem, Svd> {

    private final HeadSvd.Size size;
    private final ColumnMajor head;
    private final ColumnMajor r;
    private final ColumnMajor u;
    private final TallQr qr;
    private final Gesdd gesdd;

    TallQrSvdPlan(NativeBlas blas, OffHeap memory, HeadSvd.Size size) {
        super(memory);
        boolean vectors = size.want() != Want.VALUES;
        this.size = size;
        this.head = memory.matrix(size.vocabulary(), size.d());
        this.r = memory.matrix(size.d(), size.d());
        this.u = vectors ? memory.matrix(size.vocabulary(), size.k()) : r;
        this.qr = new TallQr(blas, memory, head, size.k());
        this.gesdd = new Gesdd(blas, memory, r, vectors);
    }

    @Override
    protected void take(HeadSvd.Problem problem) {
        head.load(problem.requireSize(size).head());
    }

    @Override
    protected void solve() {
        qr.factor(r);
        gesdd.solve();
        if (size.want() != Want.VALUES) {
            qr.apply(gesdd.u(), u);
        }
    }

    @Override
    protected Svd copyOut() {
        return size.want() == Want.VALUES
                ? new Svd(gesdd.leadingSigma(size.k()), null, null)
                : new Svd(gesdd.leadingSigma(size.k()), u.toMatrix(), gesdd.leadingV(size.k()));
    }

    @Override
    public boolean consumesOperands() {
        return true;
    }
}
