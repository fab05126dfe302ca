package threshold.core.backend.openblas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import threshold.core.Matrix;
import threshold.core.check.Conditioning;

/**
 * Least squares by the normal equations AᵀA X = AᵀY: dsyrk, dgemm, dpotrf, dpotrs. Half the flops of QR, at the price
 * of the squared condition; refuses over κ = {@value #MAX_KAPPA}, estimated from the Cholesky factor.
 *
 * <p>Source: Golub and Van Loan, section 5.3.2; LAPACK DPOSV, whose two steps are taken apart to look at the factor.
 */
final class NormalEquations implements Regression {

    static final double MAX_KAPPA = 1e7;
    static final String[] ROUTINES = {"cblas_dsyrk", "cblas_dgemm", "dpotrf_", "dpotrs_"};

    private final NativeBlas blas;
    private final ColumnMajor a;
    private final ColumnMajor y;
    private final ColumnMajor x;
    private final GramMatrix gram;
    private final long upper;
    private final long unknowns;
    private final long rightHandSides;
    private final Info factoring;
    private final Info solving;
    private final Conditioning conditioning;
    private final double[] factor;
    private final String what;

    NormalEquations(NativeBlas blas, OffHeap memory, ColumnMajor a, ColumnMajor y) {
        int p = a.cols();
        this.blas = blas;
        this.a = a;
        this.y = y;
        this.x = memory.matrix(p, y.cols());
        this.gram = new GramMatrix(blas, memory, a);
        this.upper = memory.letter('U');
        this.unknowns = memory.integer(p);
        this.rightHandSides = memory.integer(y.cols());
        this.what = "normal equations of " + a.rows() + "x" + p;
        this.factoring = memory.info("dpotrf", p + "x" + p);
        this.solving = memory.info("dpotrs", p + "x" + p);
        this.conditioning = new Conditioning(p);
        this.factor = new double[Math.multiplyExact(p, p)];
    }

    @Override
    public void solve() {
        int p = a.cols();
        long g = gram.g().address();
        gram.compute();
        blas.dgemm(
                NativeBlas.TRANSPOSE,
                NativeBlas.NO_TRANSPOSE,
                p,
                y.cols(),
                a.rows(),
                1,
                a.address(),
                a.rows(),
                y.address(),
                y.rows(),
                0,
                x.address(),
                p);
        blas.lapack().dpotrf(upper, unknowns, g, unknowns, factoring.address());
        factoring.requireZero("AᵀA is not positive definite to working precision");
        requireWellConditioned();
        blas.lapack().dpotrs(upper, unknowns, rightHandSides, g, unknowns, x.address(), unknowns, solving.address());
        solving.requireZero("no such outcome");
        x.requireFinite(what, p, y.cols());
    }

    /** The upper factor by columns is the lower one by rows. */
    private void requireWellConditioned() {
        MemorySegment.copy(gram.g().segment(), ValueLayout.JAVA_DOUBLE, 0, factor, 0, factor.length);
        Conditioning.requireWithin(conditioning.ofTriangle(factor, 0, a.cols(), 1), MAX_KAPPA, what);
    }

    @Override
    public Matrix solution() {
        return x.toMatrix();
    }

    @Override
    public boolean overwritesOperands() {
        return false;
    }
}
