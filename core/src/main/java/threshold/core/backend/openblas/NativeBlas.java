package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * The CBLAS and Fortran LAPACK routines of one loaded library, whichever it is; all matrices are column-major.
 *
 * <p>Pointers are raw addresses: a memory segment as an argument would be kept alive by two atomic operations a call,
 * a quarter of a dgemv of order 8, while a plan owns its memory for longer than its calls anyway. Fortran takes every
 * scalar by reference and, after the last named argument, the length of each string by value.
 */
final class NativeBlas {

    private static final int COLUMN_MAJOR = 102;
    static final int NO_TRANSPOSE = 111;
    static final int TRANSPOSE = 112;
    private static final int UPPER = 121;
    private static final int NON_UNIT = 131;
    private static final int RIGHT = 142;

    private final MethodHandle dgemv;
    private final MethodHandle dgemm;
    private final MethodHandle dsyrk;
    private final MethodHandle dtrsm;
    private final MethodHandle dgels;
    private final MethodHandle dgetsls;
    private final MethodHandle dpotrf;
    private final MethodHandle dpotrs;
    private final MethodHandle dsyevd;
    private final MethodHandle dgesdd;
    private final MethodHandle dlatsqr;
    private final MethodHandle dlamtsqr;

    /** @throws java.util.NoSuchElementException naming a routine that the library does not have */
    NativeBlas(SymbolLookup library) {
        dgemv = handle(
                library,
                "cblas_dgemv",
                FunctionDescriptor.ofVoid(
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_DOUBLE,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_DOUBLE,
                        JAVA_LONG,
                        JAVA_INT));
        dgemm = handle(
                library,
                "cblas_dgemm",
                FunctionDescriptor.ofVoid(
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_DOUBLE,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_DOUBLE,
                        JAVA_LONG,
                        JAVA_INT));
        dsyrk = handle(
                library,
                "cblas_dsyrk",
                FunctionDescriptor.ofVoid(
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_DOUBLE,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_DOUBLE,
                        JAVA_LONG,
                        JAVA_INT));
        dtrsm = handle(
                library,
                "cblas_dtrsm",
                FunctionDescriptor.ofVoid(
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_DOUBLE,
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_LONG,
                        JAVA_INT));
        dgels = fortran(library, "dgels_", 11, 1);
        dgetsls = fortran(library, "dgetsls_", 11, 1);
        dpotrf = fortran(library, "dpotrf_", 5, 1);
        dpotrs = fortran(library, "dpotrs_", 8, 1);
        dsyevd = fortran(library, "dsyevd_", 11, 2);
        dgesdd = fortran(library, "dgesdd_", 14, 1);
        dlatsqr = fortran(library, "dlatsqr_", 11, 0);
        dlamtsqr = fortran(library, "dlamtsqr_", 16, 2);
    }

    private static MethodHandle fortran(SymbolLookup library, String symbol, int pointers, int strings) {
        MemoryLayout[] arguments =
                Collections.nCopies(pointers + strings, JAVA_LONG).toArray(new MemoryLayout[0]);
        return handle(library, symbol, FunctionDescriptor.ofVoid(arguments));
    }

    private static MethodHandle handle(SymbolLookup library, String symbol, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(symbol), descriptor);
    }

    /** y ← αAx + βy, A of m×n. */
    void dgemv(int m, int n, double alpha, long a, int lda, long x, double beta, long y) {
        try {
            dgemv.invokeExact(COLUMN_MAJOR, NO_TRANSPOSE, m, n, alpha, a, lda, x, 1, beta, y, 1);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** C ← α op(A) B + βC, C of m×n, op(A) of m×k, B of k×n. */
    void dgemm(
            int opA,
            int m,
            int n,
            int k,
            double alpha,
            long a,
            int lda,
            long b,
            int ldb,
            double beta,
            long c,
            int ldc) {
        try {
            dgemm.invokeExact(COLUMN_MAJOR, opA, NO_TRANSPOSE, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The upper triangle of G ← AᵀA, A of m×n. */
    void dsyrk(int m, int n, long a, int lda, long g, int ldg) {
        try {
            dsyrk.invokeExact(COLUMN_MAJOR, UPPER, TRANSPOSE, n, m, 1.0, a, lda, 0.0, g, ldg);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** X ← XR⁻¹, X of m×n, R upper triangular. */
    void dtrsm(int m, int n, long r, int ldr, long x, int ldx) {
        try {
            dtrsm.invokeExact(COLUMN_MAJOR, RIGHT, UPPER, NO_TRANSPOSE, NON_UNIT, m, n, 1.0, r, ldr, x, ldx);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Least squares by blocked Householder QR; A and B are overwritten. */
    void dgels(
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
            long info) {
        try {
            dgels.invokeExact(trans, m, n, nrhs, a, lda, b, ldb, work, lwork, info, 1L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Least squares by the QR of row blocks, one after the other; A and B are overwritten. */
    void dgetsls(
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
            long info) {
        try {
            dgetsls.invokeExact(trans, m, n, nrhs, a, lda, b, ldb, work, lwork, info, 1L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A = RᵀR, R over A's triangle. */
    void dpotrf(long uplo, long n, long a, long lda, long info) {
        try {
            dpotrf.invokeExact(uplo, n, a, lda, info, 1L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** B ← R⁻¹R⁻ᵀB. */
    void dpotrs(long uplo, long n, long nrhs, long a, long lda, long b, long ldb, long info) {
        try {
            dpotrs.invokeExact(uplo, n, nrhs, a, lda, b, ldb, info, 1L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Eigenvalues, ascending, and on demand vectors of a symmetric A by divide and conquer; A is overwritten. */
    void dsyevd(
            long jobz,
            long uplo,
            long n,
            long a,
            long lda,
            long w,
            long work,
            long lwork,
            long iwork,
            long liwork,
            long info) {
        try {
            dsyevd.invokeExact(jobz, uplo, n, a, lda, w, work, lwork, iwork, liwork, info, 1L, 1L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Singular values, descending, and on demand vectors by divide and conquer; A is overwritten. */
    void dgesdd(
            long jobz,
            long m,
            long n,
            long a,
            long lda,
            long s,
            long u,
            long ldu,
            long vt,
            long ldvt,
            long work,
            long lwork,
            long iwork,
            long info) {
        try {
            dgesdd.invokeExact(jobz, m, n, a, lda, s, u, ldu, vt, ldvt, work, lwork, iwork, info, 1L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A = QR of a tall A by blocks of mb rows; R over A's top triangle, the reflectors over the rest and in T. */
    void dlatsqr(
            long m, long n, long mb, long nb, long a, long lda, long t, long ldt, long work, long lwork, long info) {
        try {
            dlatsqr.invokeExact(m, n, mb, nb, a, lda, t, ldt, work, lwork, info);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** C ← QC or QᵀC with the Q of {@link #dlatsqr}, of k columns. */
    void dlamtsqr(
            long side,
            long trans,
            long m,
            long n,
            long k,
            long mb,
            long nb,
            long a,
            long lda,
            long t,
            long ldt,
            long c,
            long ldc,
            long work,
            long lwork,
            long info) {
        try {
            dlamtsqr.invokeExact(side, trans, m, n, k, mb, nb, a, lda, t, ldt, c, ldc, work, lwork, info, 1L, 1L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static AssertionError unexpected(Throwable e) {
        return new AssertionError("native code throws nothing", e);
    }
}
