package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import threshold.core.Matrix;
import threshold.core.algorithm.Algebra;
import threshold.core.algorithm.Blas.Op;

/** Column-major matrices outside the Java heap: dgemm and dgemv, and loops for the rest. Written in place; owns its memory. */
final class NativeAlgebra implements Algebra<ColumnMajor> {

    static final String[] PRODUCTS = {"cblas_dgemm", "cblas_dgemv"};
    static final String[] PRODUCTS_AND_SOLUTIONS = {"cblas_dgemm", "cblas_dgemv", "dgesv_"};

    private final NativeBlas blas;
    private final OffHeap memory = new OffHeap();

    NativeAlgebra(NativeBlas blas) {
        this.blas = blas;
    }

    @Override
    public ColumnMajor zeros(int rows, int cols) {
        return memory.matrix(rows, cols);
    }

    @Override
    public ColumnMajor load(Matrix values, ColumnMajor into) {
        into.load(values);
        return into;
    }

    @Override
    public Matrix copyOf(ColumnMajor a) {
        return a.toMatrix();
    }

    @Override
    public ColumnMajor multiply(Op opA, ColumnMajor a, Op opB, ColumnMajor b, ColumnMajor into) {
        if (into.cols() == 1 && opA == Op.N && opB == Op.N) {
            blas.dgemv(a.rows(), a.cols(), 1, a.address(), a.rows(), b.address(), 0, into.address());
            return into;
        }
        blas.dgemm(
                transpose(opA),
                transpose(opB),
                into.rows(),
                into.cols(),
                opA == Op.N ? a.cols() : a.rows(),
                1,
                a.address(),
                a.rows(),
                b.address(),
                b.rows(),
                0,
                into.address(),
                into.rows());
        return into;
    }

    private static int transpose(Op op) {
        return op == Op.N ? NativeBlas.NO_TRANSPOSE : NativeBlas.TRANSPOSE;
    }

    @Override
    public ColumnMajor combine(double alpha, ColumnMajor a, double beta, ColumnMajor b, ColumnMajor into) {
        MemorySegment x = a.segment();
        MemorySegment y = b.segment();
        MemorySegment z = into.segment();
        long entries = (long) into.rows() * into.cols();
        for (long i = 0; i < entries; i++) {
            z.setAtIndex(JAVA_DOUBLE, i, alpha * x.getAtIndex(JAVA_DOUBLE, i) + beta * y.getAtIndex(JAVA_DOUBLE, i));
        }
        return into;
    }

    @Override
    public ColumnMajor copy(ColumnMajor a, ColumnMajor into) {
        MemorySegment.copy(a.segment(), 0, into.segment(), 0, into.segment().byteSize());
        return into;
    }

    @Override
    public ColumnMajor transpose(ColumnMajor a, ColumnMajor into) {
        for (int j = 0; j < a.cols(); j++) {
            for (int i = 0; i < a.rows(); i++) {
                into.set(j, i, a.get(i, j));
            }
        }
        return into;
    }

    @Override
    public LinearSolve<ColumnMajor> linearSolve(int n, int columns) {
        ColumnMajor factor = memory.matrix(n, n);
        MemorySegment pivots = memory.ints(n);
        long order = memory.integer(n);
        MemorySegment rightHandSides = memory.ints(1);
        Info info = memory.info("dgesv", n + "x" + n);
        return (a, b, into) -> {
            copy(a, factor);
            copy(b, into);
            rightHandSides.set(JAVA_INT, 0, b.cols());
            blas.lapack()
                    .dgesv(
                            order,
                            rightHandSides.address(),
                            factor.address(),
                            order,
                            pivots.address(),
                            into.address(),
                            order,
                            info.address());
            info.requireZero("a pivot is exactly zero, so the system is singular");
            return into;
        };
    }

    @Override
    public boolean byColumns() {
        return true;
    }

    @Override
    public double[] entries(ColumnMajor a, double[] spare) {
        MemorySegment.copy(a.segment(), JAVA_DOUBLE, 0, spare, 0, a.rows() * a.cols());
        return spare;
    }

    @Override
    public ColumnMajor ofEntries(double[] entries, ColumnMajor into) {
        MemorySegment.copy(entries, 0, into.segment(), JAVA_DOUBLE, 0, into.rows() * into.cols());
        return into;
    }

    @Override
    public boolean isFinite(ColumnMajor a) {
        long entries = (long) a.rows() * a.cols();
        for (long i = 0; i < entries; i++) {
            if (!Double.isFinite(a.segment().getAtIndex(JAVA_DOUBLE, i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long nativeBytes() {
        return memory.bytes();
    }

    @Override
    public void close() {
        memory.close();
    }
}
