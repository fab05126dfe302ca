package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.NoSuchElementException;

/**
 * The CBLAS routines of one loaded library, whichever it is, and with them its {@link NativeLapack}; all matrices are
 * column-major.
 *
 * <p>Pointers are raw addresses: a memory segment as an argument would be kept alive by two atomic operations a call,
 * a quarter of a dgemv of order 8, while a plan owns its memory for longer than its calls anyway.
 */
final class NativeBlas {

    private static final int COLUMN_MAJOR = 102;
    static final int NO_TRANSPOSE = 111;
    static final int TRANSPOSE = 112;
    private static final int UPPER = 121;
    private static final int NON_UNIT = 131;
    private static final int RIGHT = 142;

    private final MethodHandle ddot;
    private final MethodHandle dgemv;
    private final MethodHandle dgemm;
    private final MethodHandle dsyrk;
    private final MethodHandle dtrsm;
    private final NativeLapack lapack;

    NativeBlas(SymbolLookup library) {
        ddot = handle(
                library,
                "cblas_ddot",
                FunctionDescriptor.of(JAVA_DOUBLE, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));
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
        lapack = new NativeLapack(library);
    }

    NativeLapack lapack() {
        return lapack;
    }

    /** The routine; one that the library does not have throws when it is called. */
    static MethodHandle handle(SymbolLookup library, String symbol, FunctionDescriptor descriptor) {
        return library.find(symbol)
                .map(address -> Linker.nativeLinker().downcallHandle(address, descriptor))
                .orElseGet(() -> missing(symbol, descriptor.toMethodType()));
    }

    private static MethodHandle missing(String symbol, MethodType type) {
        MethodHandle refusal = MethodHandles.throwException(type.returnType(), NoSuchElementException.class)
                .bindTo(new NoSuchElementException("the library does not have " + symbol));
        return MethodHandles.dropArguments(refusal, 0, type.parameterList());
    }

    /** xᵀy. */
    double ddot(int n, long x, long y) {
        try {
            return (double) ddot.invokeExact(n, x, 1, y, 1);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** y ← αAx + βy, A of m×n. */
    void dgemv(int m, int n, double alpha, long a, int lda, long x, double beta, long y) {
        try {
            dgemv.invokeExact(COLUMN_MAJOR, NO_TRANSPOSE, m, n, alpha, a, lda, x, 1, beta, y, 1);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** C ← α op(A) op(B) + βC, C of m×n, op(A) of m×k, op(B) of k×n. */
    void dgemm(
            int opA,
            int opB,
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
            dgemm.invokeExact(COLUMN_MAJOR, opA, opB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
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

    /** The upper triangle of G ← AᵀA + βG, A of m×n stored by rows, which is Aᵀ stored by columns. */
    void dsyrkByRows(int m, int n, long a, int lda, double beta, long g, int ldg) {
        try {
            dsyrk.invokeExact(COLUMN_MAJOR, UPPER, NO_TRANSPOSE, n, m, 1.0, a, lda, beta, g, ldg);
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

    /** Native code throws nothing: what is thrown is a routine that the library does not have, or an error of the JVM. */
    static RuntimeException unexpected(Throwable e) {
        if (e instanceof NoSuchElementException missing) {
            return missing;
        }
        throw new AssertionError("native code throws nothing", e);
    }
}
