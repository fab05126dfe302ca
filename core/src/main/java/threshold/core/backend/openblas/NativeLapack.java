package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Collections;

/**
 * The LAPACK routines of one loaded library by their Fortran symbols; all matrices are column-major.
 *
 * <p>Fortran takes every scalar by reference and, after the last named argument, the length of each string by value.
 * Addresses are raw, as in {@link NativeBlas}.
 */
final class NativeLapack {

    private final MethodHandle dgels;
    private final MethodHandle dgetsls;
    private final MethodHandle dgesv;
    private final MethodHandle dpotrf;
    private final MethodHandle dpotrs;
    private final MethodHandle dsyevd;
    private final MethodHandle dgesdd;
    private final MethodHandle dlatsqr;
    private final MethodHandle dlamtsqr;

    NativeLapack(SymbolLookup library) {
        dgels = fortran(library, "dgels_", 11, 1);
        dgetsls = fortran(library, "dgetsls_", 11, 1);
        dgesv = fortran(library, "dgesv_", 8, 0);
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
        return NativeBlas.handle(library, symbol, FunctionDescriptor.ofVoid(arguments));
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
            throw NativeBlas.unexpected(e);
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
            throw NativeBlas.unexpected(e);
        }
    }

    /** B ← A⁻¹B by LU with partial pivoting; A is overwritten. */
    void dgesv(long n, long nrhs, long a, long lda, long ipiv, long b, long ldb, long info) {
        try {
            dgesv.invokeExact(n, nrhs, a, lda, ipiv, b, ldb, info);
        } catch (Throwable e) {
            throw NativeBlas.unexpected(e);
        }
    }

    /** A = RᵀR, R over A's triangle. */
    void dpotrf(long uplo, long n, long a, long lda, long info) {
        try {
            dpotrf.invokeExact(uplo, n, a, lda, info, 1L);
        } catch (Throwable e) {
            throw NativeBlas.unexpected(e);
        }
    }

    /** B ← R⁻¹R⁻ᵀB. */
    void dpotrs(long uplo, long n, long nrhs, long a, long lda, long b, long ldb, long info) {
        try {
            dpotrs.invokeExact(uplo, n, nrhs, a, lda, b, ldb, info, 1L);
        } catch (Throwable e) {
            throw NativeBlas.unexpected(e);
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
            throw NativeBlas.unexpected(e);
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
            throw NativeBlas.unexpected(e);
        }
    }

    /** A = QR of a tall A by blocks of mb rows; R over A's top triangle, the reflectors over the rest and in T. */
    void dlatsqr(
            long m, long n, long mb, long nb, long a, long lda, long t, long ldt, long work, long lwork, long info) {
        try {
            dlatsqr.invokeExact(m, n, mb, nb, a, lda, t, ldt, work, lwork, info);
        } catch (Throwable e) {
            throw NativeBlas.unexpected(e);
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
            throw NativeBlas.unexpected(e);
        }
    }
}
