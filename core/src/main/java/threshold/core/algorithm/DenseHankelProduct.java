package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.HankelProduct.Problem;
import threshold.core.kernel.HankelProduct.Size;

/** H written out and a product: what a library without structured matrices offers. */
final class DenseHankelProduct<M> extends AlgebraPlan<M, Problem, Matrix> {

    private final Size size;
    private final double[] markov;
    private final Matrix written;
    private M h;
    private M x;
    private M y;

    DenseHankelProduct(Algebra<M> algebra, Size size) {
        super(algebra);
        this.size = size;
        int height = size.shape().height();
        int width = size.shape().width();
        markov = new double
                [size.shape().count() * size.shape().outputs() * size.shape().inputs()];
        written = Matrix.zeros(height, width);
        h = algebra.zeros(height, width);
        x = algebra.zeros(width, size.batch());
        y = algebra.zeros(height, size.batch());
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.markov().data(), 0, markov, 0, markov.length);
        x = algebra.load(problem.x(), x);
    }

    @Override
    protected void solve() {
        size.shape().fill(markov, written.data());
        h = algebra.load(written, h);
        y = algebra.multiply(Op.N, h, Op.N, x, y);
    }

    @Override
    protected Matrix copyOut() {
        return algebra.copyOf(y);
    }
}
