package threshold.core.backend.openblas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import threshold.core.Matrix;

/**
 * The thin singular value decomposition A = U diag(σ) Vᵀ of a tall A by divide and conquer; A is overwritten. LAPACK
 * DGESDD factors a tall A by QR first.
 */
final class Gesdd {

    private final NativeBlas blas;
    private final ColumnMajor a;
    private final ColumnMajor sigma;
    private final ColumnMajor u;
    private final ColumnMajor vt;
    private final long job;
    private final long rows;
    private final long cols;
    private final MemorySegment integers;
    private final MemorySegment work;
    private final long workLength;
    private final Info info;

    /** @param vectors whether U and Vᵀ are wanted */
    Gesdd(NativeBlas blas, OffHeap memory, ColumnMajor a, boolean vectors) {
        int d = a.cols();
        this.blas = blas;
        this.a = a;
        this.sigma = memory.matrix(d, 1);
        this.u = vectors ? memory.matrix(a.rows(), d) : sigma;
        this.vt = vectors ? memory.matrix(d, d) : sigma;
        this.job = memory.letter(vectors ? 'S' : 'N');
        this.rows = memory.integer(a.rows());
        this.cols = memory.integer(d);
        this.integers = memory.ints(8L * d);
        this.info = memory.info("dgesdd", a.rows() + "x" + d);
        MemorySegment best = memory.doubles(1);
        call(best.address(), memory.integer(-1));
        int length = (int) best.get(ValueLayout.JAVA_DOUBLE, 0);
        this.work = memory.doubles(length);
        this.workLength = memory.integer(length);
    }

    void solve() {
        call(work.address(), workLength);
    }

    private void call(long workAddress, long length) {
        blas.lapack()
                .dgesdd(
                        job,
                        rows,
                        cols,
                        a.address(),
                        rows,
                        sigma.address(),
                        u.address(),
                        rows,
                        vt.address(),
                        cols,
                        workAddress,
                        length,
                        integers.address(),
                        info.address());
        info.requireZero("the singular values did not converge");
    }

    /** The k largest values, copied out. */
    double[] leadingSigma(int k) {
        return sigma.leading(k, 1).data();
    }

    /** The first k columns of V, if vectors are wanted, copied out. */
    Matrix leadingV(int k) {
        return vt.leading(k, a.cols()).transposed();
    }

    /** U, if vectors are wanted. */
    ColumnMajor u() {
        return u;
    }
}
