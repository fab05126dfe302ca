package threshold.core.backend.ojalgo;

import java.util.Optional;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.PhysicalStore;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.check.Conditioning;
import threshold.core.kernel.Accuracy;

/** argmin over X of ‖A X − B‖_F for column-major operands, which it leaves as they are. */
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
     * Whether a solution must be verified before it is handed out. ojAlgo 57.1.0's {@code DenseQR} leaves out a
     * reflection when what stands below the pivot is under about 4e-8 of it, yet applies it to the right-hand side: A =
     * I + 1e-8 E gives an answer that is wrong in its first digit.
     */
    boolean needsVerification();

    /**
     * Returns normally if a solution is as good as a stable method's.
     *
     * @param residual in units of n·eps, measured outside the timed part
     * @throws ArithmeticException naming the residual, its bound and the sizes
     */
    static void requireStable(double residual, String what) {
        if (!(residual <= Accuracy.THRESHOLD)) {
            throw new ArithmeticException(what + " is off by " + residual + " n eps, over " + Accuracy.THRESHOLD
                    + ": ojAlgo's DenseQR left out a reflection");
        }
    }

    /** What {@code QR.R064.make} picks for the sizes: {@code DenseQR} up to 64 columns, {@code RawQR} from there. */
    static OjalgoSolver factoryQr(int rows, int p, int columns) {
        return new Householder(QR.R064.make(rows, p), rows, p, columns);
    }

    /** Householder QR on an array per column: what the factory makes for wide ones. */
    static OjalgoSolver rawQr(int rows, int p, int columns) {
        return new Householder(QR.R064.make(DENSE_COLUMNS + 1, DENSE_COLUMNS + 1), rows, p, columns);
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

        @Override
        public boolean needsVerification() {
            return path().startsWith("DenseQR");
        }
    }
}
