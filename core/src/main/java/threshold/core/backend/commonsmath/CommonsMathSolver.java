package threshold.core.backend.commonsmath;

import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;

/**
 * argmin over X of ‖A X − B‖_F.
 *
 * @param <M> the layout that it takes
 */
@FunctionalInterface
interface CommonsMathSolver<M extends RealMatrix> {

    /** @throws ArithmeticException in the library's words, with the sizes */
    Matrix solve(M a, M b);

    /** Householder QR; refuses R with a zero on its diagonal. */
    static Matrix qr(RealMatrix a, RealMatrix b) {
        String what = "Commons Math QR on least squares of " + shape(a);
        return checked(
                Refusals.named(what, () -> new QRDecomposition(a).getSolver().solve(b)), what);
    }

    /**
     * (AᵀA) X = AᵀB by {@code transpose().multiply} on blocks, the faster layout for it, and Cholesky, without the
     * library's absolute threshold on pivots.
     */
    static Matrix normal(BlockRealMatrix a, BlockRealMatrix b) {
        String what = "Commons Math normal equations of " + shape(a);
        BlockRealMatrix transposed = a.transpose();
        RealMatrix gram = transposed.multiply(a);
        CholeskyDecomposition cholesky = Refusals.named(
                what,
                () -> new CholeskyDecomposition(gram, CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD, 0));
        int p = a.getColumnDimension();
        double[] lower = Layout.copyOf(cholesky.getL(), p).data();
        Conditioning.requireWithin(new Conditioning(p).ofTriangle(lower, 0, p, 1), Conditioning.SQUARED_LIMIT, what);
        return checked(Refusals.named(what, () -> cholesky.getSolver().solve(transposed.multiply(b))), what);
    }

    private static Matrix checked(RealMatrix x, String what) {
        Matrix copy = Layout.copyOf(x, x.getColumnDimension());
        Conditioning.requireFinite(copy.data(), what);
        return copy;
    }

    private static String shape(RealMatrix a) {
        return a.getRowDimension() + "x" + a.getColumnDimension();
    }
}
