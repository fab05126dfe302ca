package threshold.core.backend.openblas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import threshold.core.Matrix;

/**
 * Least squares by Householder QR, as one LAPACK driver does all of it: it scales what might over- or underflow,
 * factors, applies Qᵀ and substitutes. Backward stable; refuses an R with an exact zero on its diagonal.
 *
 * <p>Source: LAPACK DGELS, blocked QR; DGETSLS, which factors a tall A by row blocks that stay in cache (Demmel,
 * Grigori, Hoemmen, Langou, Communication-optimal parallel and sequential QR, SIAM J. Sci. Comput. 34, 2012).
 */
final class QrRegression implements Regression {

    static final String GELS = "dgels_";
    static final String GETSLS = "dgetsls_";

    /** The arguments that DGELS and DGETSLS share. */
    @FunctionalInterface
    private interface Driver {
        void call(
                long trans,
                long m,
                long n,
                long nrhs,
                long a,
                long lda,
                long b,
                long ldb,
                long work,
                long lwork,
                long info);
    }

    private final Driver driver;
    private final ColumnMajor a;
    private final ColumnMajor y;
    private final long asStored;
    private final long rows;
    private final long unknowns;
    private final long rightHandSides;
    private final MemorySegment work;
    private final long workLength;
    private final Info info;
    private final String what;

    private QrRegression(Driver driver, String routine, OffHeap memory, ColumnMajor a, ColumnMajor y) {
        this.driver = driver;
        this.a = a;
        this.y = y;
        this.asStored = memory.letter('N');
        this.rows = memory.integer(a.rows());
        this.unknowns = memory.integer(a.cols());
        this.rightHandSides = memory.integer(y.cols());
        this.info = memory.info(routine, a.rows() + "x" + a.cols());
        this.what = routine + " of " + info.sizes();
        MemorySegment best = memory.doubles(1);
        call(best.address(), memory.integer(-1));
        int length = (int) best.get(ValueLayout.JAVA_DOUBLE, 0);
        this.work = memory.doubles(length);
        this.workLength = memory.integer(length);
    }

    static Regression gels(NativeBlas blas, OffHeap memory, ColumnMajor a, ColumnMajor y) {
        return new QrRegression(blas.lapack()::dgels, "dgels", memory, a, y);
    }

    static Regression getsls(NativeBlas blas, OffHeap memory, ColumnMajor a, ColumnMajor y) {
        return new QrRegression(blas.lapack()::dgetsls, "dgetsls", memory, a, y);
    }

    @Override
    public void solve() {
        call(work.address(), workLength);
        y.requireFinite(what, a.cols(), y.cols());
    }

    private void call(long workAddress, long length) {
        driver.call(
                asStored,
                rows,
                unknowns,
                rightHandSides,
                a.address(),
                rows,
                y.address(),
                rows,
                workAddress,
                length,
                info.address());
        info.requireZero("the triangular factor has a zero on its diagonal, so A is not of full rank");
    }

    @Override
    public Matrix solution() {
        return y.leading(a.cols(), y.cols());
    }

    @Override
    public boolean overwritesOperands() {
        return true;
    }
}
