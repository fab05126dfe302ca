package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Plan;

/**
 * Least squares by {@link TallQr}: x = R⁻¹Qᵀy. Stable at every κ.
 *
 * <p>Q is orthonormal to working precision, so x is the exact minimiser for an A and a y perturbed by a small
 * multiple of p·eps (Higham, section 20.3); the perturbation of y is within what the Karlson-Waldén measure allows
 * for A.
 */
final class QrLeastSquares implements Plan<Problem, Matrix> {

    private final Size size;
    private final Blas blas;
    private final TallQr qr;
    private final double[] a;
    private final double[] y;
    private final double[] scaledY;
    private final double[] x;
    private final TallQr.Operand operand = this::copyA;

    QrLeastSquares(Size size, Blas blas) {
        this.size = size;
        this.blas = blas;
        qr = new TallQr(blas, size.rows(), size.p());
        a = new double[size.rows() * size.p()];
        y = new double[size.rows()];
        scaledY = new double[size.rows()];
        x = new double[size.p()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.a().data(), 0, a, 0, a.length);
        System.arraycopy(problem.y().data(), 0, y, 0, y.length);
    }

    @Override
    public void run() {
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(y.length, y, 0));
        System.arraycopy(y, 0, scaledY, 0, y.length);
        PowerOfTwo.scale(y.length, -e, scaledY, 0);
        qr.factorR(operand, 1, scaledY, x);
        Triangular.solve(blas, size.p(), qr.r(), 1, x);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.scalb(x[j], e - qr.exponent(j));
        }
    }

    private void copyA(int first, int rows, double[] target, int at, int stride) {
        Rows.copy(rows, size.p(), a, first * size.p(), size.p(), target, at, stride);
    }

    @Override
    public Matrix solution() {
        return Matrix.column(x.clone());
    }

    @Override
    public String path() {
        return qr.path();
    }
}
