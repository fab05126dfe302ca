package threshold.core.backend.scalar;

import threshold.core.Matrix;
import threshold.core.algorithm.ColumnScaling;
import threshold.core.algorithm.PowerOfTwo;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.kernel.Plan;

/** Least squares, columns scaled by powers of two; what is done with the scaled problem is left to each method. */
abstract class ScalarLeastSquares implements Plan<Problem, Matrix> {

    private final Size size;
    private final ColumnScaling scaling;
    private final double[] a;
    private final double[] y;
    private final double[] scaledA;
    private final double[] scaledY;
    private final double[] x;

    ScalarLeastSquares(Size size) {
        this.size = size;
        scaling = new ColumnScaling(size.p());
        a = new double[size.rows() * size.p()];
        y = new double[size.rows()];
        scaledA = new double[a.length];
        scaledY = new double[y.length];
        x = new double[size.p()];
    }

    /** Writes the minimiser of ‖A x − y‖ into {@code x}; A and y may be overwritten. */
    abstract void solve(double[] scaled, double[] target, double[] unknowns);

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.a().data(), 0, a, 0, a.length);
        System.arraycopy(problem.y().data(), 0, y, 0, y.length);
    }

    @Override
    public void run() {
        System.arraycopy(a, 0, scaledA, 0, a.length);
        scaling.measure(size.rows(), scaledA, 0, size.p());
        scaling.apply(size.rows(), scaledA, 0, size.p());
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(y.length, y, 0));
        System.arraycopy(y, 0, scaledY, 0, y.length);
        PowerOfTwo.scale(y.length, -e, scaledY, 0);
        solve(scaledA, scaledY, x);
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.scalb(x[j], e - scaling.exponent(j));
        }
    }

    @Override
    public Matrix solution() {
        return Matrix.column(x.clone());
    }
}
