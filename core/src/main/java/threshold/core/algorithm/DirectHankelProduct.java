package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.kernel.HankelProduct.Problem;
import threshold.core.kernel.HankelProduct.Size;

/** Y = H X by {@link HankelOperator}: H is never written out. */
final class DirectHankelProduct extends ArrayPlan<Problem, Matrix> {

    private final Size size;
    private final HankelOperator h;
    private final double[] x;
    private final double[] y;

    DirectHankelProduct(Size size, Blas blas) {
        this.size = size;
        h = new HankelOperator(blas, size.shape());
        x = new double[size.shape().width() * size.batch()];
        y = new double[size.shape().height() * size.batch()];
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        h.load(problem.markov().data());
        System.arraycopy(problem.x().data(), 0, x, 0, x.length);
    }

    @Override
    protected void solve() {
        Arrays.fill(y, 0);
        h.addTimes(size.batch(), x, y, 0, size.batch());
    }

    @Override
    protected Matrix copyOut() {
        return new Matrix(size.shape().height(), size.batch(), y.clone());
    }
}
