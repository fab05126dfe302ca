package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Plan;

/** Least squares by the normal equations AᵀA x = Aᵀy: one read of A, and the square of its condition. */
final class NormalLeastSquares implements Plan<Problem, Matrix> {

    private final Size size;
    private final SafeGram gram;
    private final NormalEquations equations;
    private final double[] a;
    private final double[] y;
    private final double[] scaledY;
    private final double[] g;
    private final double[] x;

    NormalLeastSquares(Size size, Blas blas) {
        this.size = size;
        gram = new SafeGram(blas, size.rows(), size.p(), false);
        equations = new NormalEquations("normal equations of " + size.rows() + "x" + size.p(), blas, size.p());
        a = new double[size.rows() * size.p()];
        y = new double[size.rows()];
        scaledY = new double[size.rows()];
        g = new double[size.p() * size.p()];
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
        gram.gram(a, g);
        gram.project(a, scaledY, x);
        equations.solve(g, 1, x);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.scalb(x[j], e - gram.exponent(j));
        }
    }

    @Override
    public Matrix solution() {
        return Matrix.column(x.clone());
    }
}
