package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;

/** Row-major arrays under the operations of a {@link Blas}. Everything is written in place. */
final class ArrayAlgebra implements Algebra<Matrix> {

    private final Blas blas;

    ArrayAlgebra(Blas blas) {
        this.blas = blas;
    }

    @Override
    public Matrix zeros(int rows, int cols) {
        return Matrix.zeros(rows, cols);
    }

    @Override
    public Matrix load(Matrix values, Matrix into) {
        System.arraycopy(values.data(), 0, into.data(), 0, values.data().length);
        return into;
    }

    @Override
    public Matrix copyOf(Matrix a) {
        return new Matrix(a.rows(), a.cols(), a.data().clone());
    }

    @Override
    public Matrix multiply(Op opA, Matrix a, Op opB, Matrix b, Matrix into) {
        int k = opA == Op.N ? a.cols() : a.rows();
        Arrays.fill(into.data(), 0);
        blas.gemm(
                opA,
                opB,
                into.rows(),
                into.cols(),
                k,
                1,
                a.data(),
                0,
                a.cols(),
                b.data(),
                0,
                b.cols(),
                into.data(),
                0,
                into.cols());
        return into;
    }

    @Override
    public Matrix combine(double alpha, Matrix a, double beta, Matrix b, Matrix into) {
        double[] x = a.data();
        double[] y = b.data();
        double[] z = into.data();
        for (int i = 0; i < z.length; i++) {
            z[i] = alpha * x[i] + beta * y[i];
        }
        return into;
    }

    @Override
    public Matrix transpose(Matrix a, Matrix into) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.cols(); j++) {
                into.data()[j * a.rows() + i] = a.data()[i * a.cols() + j];
            }
        }
        return into;
    }

    @Override
    public LinearSolve<Matrix> linearSolve(int n, int columns) {
        PivotedLu lu = new PivotedLu(blas, n, columns);
        return (a, b, into) -> {
            lu.factor(a.data());
            System.arraycopy(b.data(), 0, into.data(), 0, b.data().length);
            lu.solve(b.cols(), into.data());
            return into;
        };
    }

    @Override
    public boolean byColumns() {
        return false;
    }

    @Override
    public double[] entries(Matrix a, double[] spare) {
        return a.data();
    }

    @Override
    public Matrix ofEntries(double[] entries, Matrix into) {
        return into;
    }

    @Override
    public boolean isFinite(Matrix a) {
        for (double value : a.data()) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
