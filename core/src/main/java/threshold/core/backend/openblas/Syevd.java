package threshold.core.backend.openblas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The eigenvalues of a symmetric A given by its upper triangle, by divide and conquer (LAPACK DSYEVD); A is
 * overwritten, by the vectors if they are wanted.
 */
final class Syevd {

    private final NativeBlas blas;
    private final ColumnMajor a;
    private final ColumnMajor lambda;
    private final long job;
    private final long upper;
    private final long order;
    private final MemorySegment work;
    private final long workLength;
    private final MemorySegment integers;
    private final long integersLength;
    private final Info info;

    Syevd(NativeBlas blas, OffHeap memory, ColumnMajor a, boolean vectors) {
        this.blas = blas;
        this.a = a;
        this.lambda = memory.matrix(a.cols(), 1);
        this.job = memory.letter(vectors ? 'V' : 'N');
        this.upper = memory.letter('U');
        this.order = memory.integer(a.cols());
        this.info = memory.info("dsyevd", a.rows() + "x" + a.cols());
        MemorySegment best = memory.doubles(1);
        MemorySegment bestIntegers = memory.ints(1);
        long ask = memory.integer(-1);
        call(best.address(), ask, bestIntegers.address(), ask);
        int length = (int) best.get(ValueLayout.JAVA_DOUBLE, 0);
        int count = bestIntegers.get(ValueLayout.JAVA_INT, 0);
        this.work = memory.doubles(length);
        this.workLength = memory.integer(length);
        this.integers = memory.ints(count);
        this.integersLength = memory.integer(count);
    }

    void solve() {
        call(work.address(), workLength, integers.address(), integersLength);
    }

    private void call(long workAddress, long length, long integersAddress, long count) {
        blas.lapack()
                .dsyevd(
                        job,
                        upper,
                        order,
                        a.address(),
                        order,
                        lambda.address(),
                        workAddress,
                        length,
                        integersAddress,
                        count,
                        info.address());
        info.requireZero("the eigenvalues did not converge");
    }

    /** The eigenvalues, not decreasing, as one column. */
    ColumnMajor lambda() {
        return lambda;
    }
}
