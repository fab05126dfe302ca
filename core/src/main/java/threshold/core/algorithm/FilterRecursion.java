package threshold.core.algorithm;

import java.util.ArrayList;
import java.util.List;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.SteadyFilter.Problem;
import threshold.core.kernel.SteadyFilter.Size;

/** ŷ = C x̂, x̂ ← M x̂ + L y, one step after the other, the blocks of all steps in the library's layout. */
final class FilterRecursion<M> extends AlgebraPlan<M, Problem, Matrix> {

    private final Size size;
    private final M origin;
    private final List<M> samples = new ArrayList<>();
    private final List<M> predictions = new ArrayList<>();
    private M m;
    private M l;
    private M c;
    private M even;
    private M odd;
    private M driven;

    FilterRecursion(Algebra<M> algebra, Size size) {
        super(algebra);
        this.size = size;
        m = algebra.zeros(size.n(), size.n());
        l = algebra.zeros(size.n(), size.outputs());
        c = algebra.zeros(size.outputs(), size.n());
        origin = algebra.zeros(size.n(), size.batch());
        even = algebra.zeros(size.n(), size.batch());
        odd = algebra.zeros(size.n(), size.batch());
        driven = algebra.zeros(size.n(), size.batch());
        for (int t = 0; t < size.steps(); t++) {
            samples.add(algebra.zeros(size.outputs(), size.batch()));
            predictions.add(algebra.zeros(size.outputs(), size.batch()));
        }
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        m = algebra.load(problem.m(), m);
        l = algebra.load(problem.l(), l);
        c = algebra.load(problem.c(), c);
        Matrix block = Matrix.zeros(size.outputs(), size.batch());
        for (int t = 0; t < size.steps(); t++) {
            System.arraycopy(problem.y().data(), t * problem.y().cols(), block.data(), 0, block.data().length);
            samples.set(t, algebra.load(block, samples.get(t)));
        }
    }

    @Override
    protected void solve() {
        M x = origin;
        for (int t = 0; t < size.steps(); t++) {
            predictions.set(t, algebra.multiply(Op.N, c, Op.N, x, predictions.get(t)));
            driven = algebra.multiply(Op.N, l, Op.N, samples.get(t), driven);
            if (t % 2 == 0) {
                even = next(x, even);
                x = even;
            } else {
                odd = next(x, odd);
                x = odd;
            }
        }
    }

    private M next(M x, M into) {
        M image = algebra.multiply(Op.N, m, Op.N, x, into);
        return algebra.combine(1, image, 1, driven, image);
    }

    @Override
    protected Matrix copyOut() {
        Matrix all = Matrix.zeros(size.steps(), size.outputs() * size.batch());
        for (int t = 0; t < size.steps(); t++) {
            double[] block = algebra.copyOf(predictions.get(t)).data();
            System.arraycopy(block, 0, all.data(), t * all.cols(), all.cols());
        }
        return all;
    }
}
