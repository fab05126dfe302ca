package threshold.core.backend.ojalgo;

import java.util.Optional;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.PhysicalStore;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.check.Conditioning;

/**
 * argmin over X of ‖A X − B‖_F for column-major operands, which it leaves as they are.
 *
 * <p>Both QR decompositions run on one thread: ojAlgo divides a reflection only among more than 128 columns, where it
 * picks {@code RawQR}, which divides nothing.
 */
interface OjalgoSolver {

    /** The widest matrix for which ojAlgo's factory picks its dense QR. */
    int DENSE_COLUMNS = 64;

    /** Declines the pinned {@code RawQR} where the factory picks it anyway. */
    static Optional<String> rawUnlessDefault(int p) {
        return p <= DENSE_COLUMNS
                ? Optional.empty()
                : Optional.of("is what default takes over " + DENSE_COLUMNS + " columns");
    }

    /**
     * @param x receives X, row-major
     * @throws ArithmeticException in ojAlgo's words, with the sizes
     */
    void solve(R064Store a, R064Store b, double[] x);

    /** The class of ojAlgo that does the work. */
    String path();

    /**
     * What {@code QR.R064.make} picks for the sizes: {@code DenseQR} up to 64 columns, {@code RawQR} from there.
     *
     * <p>{@code DenseQR} is Householder QR and declared stable, but ojAlgo 57.1.0 fails it on columns with almost
     * nothing below the pivot: it leaves out the reflection where that is under about 4e-8 of the pivot, yet applies it
     * to the right-hand side. A = I + 1e-8 E, of condition 1, gives an answer that is wrong in its first digit. Nothing
     * that ojAlgo hands out tells of it, so only the residual does: such a result is over its bound, never refused.
     */
    static OjalgoSolver factoryQr(int rows, int p, int columns) {
        return new Householder(QR.R064.make(rows, p), rows, p, columns);
    }

    /** Householder QR on an array per column: what the factory makes for wide ones. */
    static OjalgoSolver rawQr(int rows, int p, int columns) {
        return new Householder(raw(), rows, p, columns);
    }

    /** {@code RawQR}, for any size. */
    static QR<Double> raw() {
        return QR.R064.make(DENSE_COLUMNS + 1, DENSE_COLUMNS + 1);
    }

    /**
     * A QR decomposition of ojAlgo's, used as its documentation says: {@code getSolution} only if {@code isSolvable},
     * which wants the diagonal of R to stay above max(rows, p)·eps of its largest entry.
     */
    final class Householder implements OjalgoSolver {

        private final QR<Double> qr;
        private final PhysicalStore<Double> workspace;
        private final int p;
        private final int columns;
        private final String what;

        private Householder(QR<Double> qr, int rows, int p, int columns) {
            this.qr = qr;
            this.workspace = qr.preallocate(rows, p, columns);
            this.p = p;
            this.columns = columns;
            this.what = "ojAlgo " + path() + " on least squares of " + rows + "x" + p;
        }

        @Override
        public void solve(R064Store a, R064Store b, double[] x) {
            qr.decompose(a);
            if (!qr.isSolvable()) {
                throw new ArithmeticException(what + ": not solvable, rank " + qr.getRank() + " at ojAlgo's threshold "
                        + qr.getRankThreshold());
            }
            ColumnMajor.copy(qr.getSolution(b, workspace), p, columns, x);
            Conditioning.requireFinite(x, what);
        }

        @Override
        public String path() {
            return OjalgoSettings.nameOf(qr);
        }
    }
}
