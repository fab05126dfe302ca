package threshold.core.backend.ejml;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_MT_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/**
 * SVD with vectors by QR first (Chan 1982): W = QR, R = U_R diag(σ) Vᵀ, and the k leading columns of U = Q U_R, all by
 * EJML's own decompositions and product. Its rotations then turn rows of length d, not V.
 */
final class EjmlQrFirstSvd implements Plan<Problem, Svd> {

    static Method<Size, Problem, Svd> method() {
        return Method.<Size, Problem, Svd>of("qr-first", Accuracy.STABLE, EjmlQrFirstSvd::new)
                .limitedTo((size, _) -> size.want() != Want.VALUES && size.vocabulary() > 2 * size.d()
                        ? Optional.empty()
                        : Optional.of("is for vectors and V > 2d: for values see tall"))
                .counting(Size::tallQr);
    }

    private final Size size;
    private final boolean concurrent;
    private final QRDecomposition<DMatrixRMaj> qr;
    private final SingularValueDecomposition_F64<DMatrixRMaj> svd;
    private final DMatrixRMaj head;
    private final DMatrixRMaj q;
    private final DMatrixRMaj r;
    private final DMatrixRMaj innerU;
    private final DMatrixRMaj u;
    private final DMatrixRMaj v;
    private final double[] sigma;

    private EjmlQrFirstSvd(Size size, int threads) {
        int rows = size.vocabulary();
        int d = size.d();
        this.size = size;
        this.concurrent = threads > 1;
        this.qr = concurrent ? DecompositionFactory_MT_DDRM.qr(rows, d) : DecompositionFactory_DDRM.qr(rows, d);
        this.svd = concurrent
                ? DecompositionFactory_MT_DDRM.svd(d, d, true, true, true)
                : DecompositionFactory_DDRM.svd(d, d, true, true, true);
        this.head = new DMatrixRMaj(rows, d);
        this.q = new DMatrixRMaj(rows, d);
        this.r = new DMatrixRMaj(d, d);
        this.innerU = new DMatrixRMaj(d, size.k());
        this.u = new DMatrixRMaj(rows, size.k());
        this.v = new DMatrixRMaj(d, size.k());
        this.sigma = new double[size.k()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.copy(problem.head(), head);
    }

    @Override
    public void run() {
        String what = "EJML QR and SVD of " + size.vocabulary() + "x" + size.d();
        if (!qr.decompose(head)) {
            throw new ArithmeticException(what + ": decompose returned false");
        }
        qr.getR(r, true);
        if (!svd.decompose(r)) {
            throw new ArithmeticException(what + ": decompose returned false, the QR iteration did not converge");
        }
        int[] order = Descending.order(svd.getSingularValues(), size.d());
        for (int c = 0; c < sigma.length; c++) {
            sigma[c] = svd.getSingularValues()[order[c]];
        }
        Conditioning.requireFinite(sigma, what);
        Descending.columns(svd.getU(null, true), order, innerU);
        Descending.columns(svd.getV(null, true), order, v);
        qr.getQ(q, true);
        if (concurrent) {
            CommonOps_MT_DDRM.mult(q, innerU, u);
        } else {
            CommonOps_DDRM.mult(q, innerU, u);
        }
    }

    @Override
    public Svd solution() {
        return new Svd(sigma.clone(), RowMajor.copyOf(u), RowMajor.copyOf(v));
    }
}
