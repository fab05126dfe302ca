package threshold.core.backend.ejml;

import static threshold.core.kernel.HeadSvd.Want;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.svd.SvdImplicitQrDecompose_DDRM;
import org.ejml.dense.row.decomposition.svd.SvdImplicitQrDecompose_MT_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_MT_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import threshold.core.Matrix;
import threshold.core.backend.ThinSvd;
import threshold.core.check.Conditioning;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;

/**
 * Golub–Kahan bidiagonalisation and implicit QR (Watkins, Fundamentals of Matrix Computations, 2nd ed., pages 404–411).
 *
 * <p>{@code default} is the factory's, which bidiagonalises all of V×d; {@code tall} lets EJML take the R of a QR
 * first, which it does for values only and V > 2d; {@code qr-first} does the same for vectors; {@code thin-cut} is the
 * thin decomposition cut to k triplets, since EJML has no truncated one. EJML leaves the values unordered: ordering
 * them is part of {@code run}.
 */
final class EjmlHeadSvd implements Plan<Problem, Svd> {

    static List<Kernel<Size, Problem, Svd>> methods() {
        return List.of(
                ThinSvd.method("default", (size, threads) -> new EjmlHeadSvd(size, factory(size, threads))),
                ThinSvd.method("tall", (size, threads) -> new EjmlHeadSvd(size, tall(threads)))
                        .limitedTo((size, _) -> size.want() == Want.VALUES && size.vocabulary() > 2 * size.d()
                                ? Optional.empty()
                                : Optional.of("is for values only and V > 2d: elsewhere EJML takes its default way")),
                EjmlQrFirstSvd.method(),
                ThinSvd.cut((size, threads) -> new EjmlHeadSvd(size, factory(size, threads))));
    }

    private static SingularValueDecomposition_F64<DMatrixRMaj> factory(Size size, int threads) {
        boolean vectors = size.want() != Want.VALUES;
        return threads > 1
                ? DecompositionFactory_MT_DDRM.svd(size.vocabulary(), size.d(), vectors, vectors, true)
                : DecompositionFactory_DDRM.svd(size.vocabulary(), size.d(), vectors, vectors, true);
    }

    private static SingularValueDecomposition_F64<DMatrixRMaj> tall(int threads) {
        return threads > 1
                ? new SvdImplicitQrDecompose_MT_DDRM(true, false, false, true)
                : new SvdImplicitQrDecompose_DDRM(true, false, false, true);
    }

    private final Size size;
    private final SingularValueDecomposition_F64<DMatrixRMaj> svd;
    private final DMatrixRMaj head;
    private final double[] sigma;
    private int[] order = new int[0];

    private EjmlHeadSvd(Size size, SingularValueDecomposition_F64<DMatrixRMaj> svd) {
        this.size = size;
        this.svd = svd;
        this.head = new DMatrixRMaj(size.vocabulary(), size.d());
        this.sigma = new double[size.k()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        RowMajor.copy(problem.head(), head);
    }

    @Override
    public void run() {
        String what = "EJML SVD of " + size.vocabulary() + "x" + size.d();
        if (!svd.decompose(head)) {
            throw new ArithmeticException(what + ": decompose returned false, the QR iteration did not converge");
        }
        double[] unordered = svd.getSingularValues();
        order = Descending.order(unordered, size.d());
        for (int c = 0; c < sigma.length; c++) {
            sigma[c] = unordered[order[c]];
        }
        Conditioning.requireFinite(sigma, what);
    }

    @Override
    public Svd solution() {
        if (size.want() == Want.VALUES) {
            return new Svd(sigma.clone(), null, null);
        }
        return new Svd(sigma.clone(), ordered(svd.getU(null, true)), ordered(svd.getV(null, true)));
    }

    private Matrix ordered(DMatrixRMaj vectorsAsRows) {
        DMatrixRMaj columns = new DMatrixRMaj(vectorsAsRows.numCols, size.k());
        Descending.columns(vectorsAsRows, order, columns);
        return new Matrix(columns.numRows, columns.numCols, columns.data);
    }
}
