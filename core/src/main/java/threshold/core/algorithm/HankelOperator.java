package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.HankelShape;

/**
 * A block Hankel matrix by its f + q − 1 parameters: with the parameters of one output in a row of their own, row i of
 * that output's part of H is the q·m numbers from i·m on, so that the part is a matrix whose rows overlap in storage,
 * and a product with it one {@code gemm}. 2fp·qm flops a column from (f + q)pm numbers; H is never written.
 */
final class HankelOperator implements TallOperator {

    private final Blas blas;
    private final HankelShape shape;
    private final int length;

    /** Row r holds output r of G_0, G_1, …. */
    private final double[] byOutput;

    /** The part of Y that belongs to one output. */
    private double[] part = {};

    HankelOperator(Blas blas, HankelShape shape) {
        this.blas = blas;
        this.shape = shape;
        length = shape.count() * shape.inputs();
        byOutput = new double[shape.outputs() * length];
    }

    void load(double[] markov) {
        int m = shape.inputs();
        for (int k = 0; k < shape.count(); k++) {
            for (int r = 0; r < shape.outputs(); r++) {
                System.arraycopy(markov, (k * shape.outputs() + r) * m, byOutput, r * length + k * m, m);
            }
        }
    }

    @Override
    public void addTimes(int b, double[] x, double[] y, int yo, int ldy) {
        int f = shape.rows();
        int m = shape.inputs();
        if (shape.outputs() == 1) {
            blas.gemm(Op.N, Op.N, f, b, shape.cols() * m, 1, byOutput, 0, m, x, 0, b, y, yo, ldy);
            return;
        }
        reserve(f * b);
        for (int r = 0; r < shape.outputs(); r++) {
            Arrays.fill(part, 0, f * b, 0);
            blas.gemm(Op.N, Op.N, f, b, shape.cols() * m, 1, byOutput, r * length, m, x, 0, b, part, 0, b);
            for (int i = 0; i < f; i++) {
                int row = yo + (i * shape.outputs() + r) * ldy;
                for (int c = 0; c < b; c++) {
                    y[row + c] += part[i * b + c];
                }
            }
        }
    }

    @Override
    public void addTransposedTimes(int b, double[] y, int yo, int ldy, double[] x) {
        int f = shape.rows();
        int m = shape.inputs();
        for (int r = 0; r < shape.outputs(); r++) {
            blas.gemm(
                    Op.T,
                    Op.N,
                    shape.cols() * m,
                    b,
                    f,
                    1,
                    byOutput,
                    r * length,
                    m,
                    y,
                    yo + r * ldy,
                    shape.outputs() * ldy,
                    x,
                    0,
                    b);
        }
    }

    private void reserve(int entries) {
        if (part.length < entries) {
            part = new double[entries];
        }
    }

    @Override
    public double largest() {
        return PowerOfTwo.largest(byOutput.length, byOutput, 0);
    }
}
