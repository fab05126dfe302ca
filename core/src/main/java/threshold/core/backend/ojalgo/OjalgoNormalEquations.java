package threshold.core.backend.ojalgo;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.PhysicalStore;
import org.ojalgo.matrix.store.R064Store;
import threshold.core.check.Conditioning;

/** (AᵀA) X = AᵀB by {@code fillByMultiplying} and Cholesky. Takes κ(A) up to {@link Conditioning#SQUARED_LIMIT}. */
final class OjalgoNormalEquations implements OjalgoSolver {

    private final int p;
    private final int columns;
    private final R064Store gram;
    private final R064Store projected;
    private final R064Store factor;
    private final Cholesky<Double> cholesky;
    private final PhysicalStore<Double> workspace;
    private final Conditioning conditioning;
    private final String what;

    OjalgoNormalEquations(int rows, int p, int columns) {
        this.p = p;
        this.columns = columns;
        this.gram = ColumnMajor.zeros(p, p);
        this.projected = ColumnMajor.zeros(p, columns);
        this.factor = ColumnMajor.zeros(p, p);
        this.cholesky = Cholesky.R064.make(p, p);
        this.workspace = cholesky.preallocate(p, p, columns);
        this.conditioning = new Conditioning(p);
        this.what = "ojAlgo normal equations of " + rows + "x" + p;
    }

    @Override
    public void solve(R064Store a, R064Store b, double[] x) {
        gram.fillByMultiplying(a.transpose(), a);
        projected.fillByMultiplying(a.transpose(), b);
        if (!cholesky.decompose(gram)) {
            throw Conditioning.indefinite(what);
        }
        cholesky.getL().supplyTo(factor);
        Conditioning.requireWithin(conditioning.ofTriangle(factor.data, 0, 1, p), Conditioning.SQUARED_LIMIT, what);
        ColumnMajor.copy(cholesky.getSolution(projected, workspace), p, columns, x);
        Conditioning.requireFinite(x, what);
    }

    @Override
    public String path() {
        return OjalgoSettings.nameOf(cholesky);
    }
}
