package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.CounterNormal;
import threshold.core.kernel.NoisyPropagation.Problem;
import threshold.core.kernel.NoisyPropagation.Size;

/** x ← A x + w, one step after the other, w written out one number after the other and taken into the library's layout. */
final class NoisyRecursion<M> extends AlgebraPlan<M, Problem, Matrix> {

    private final Size size;
    private final Matrix noise;
    private final M origin;
    private M a;
    private M w;
    private M even;
    private M odd;
    private M state;
    private long seed;

    NoisyRecursion(Algebra<M> algebra, Size size) {
        super(algebra);
        this.size = size;
        noise = Matrix.zeros(size.n(), size.batch());
        a = algebra.zeros(size.n(), size.n());
        origin = algebra.zeros(size.n(), size.batch());
        w = algebra.zeros(size.n(), size.batch());
        even = algebra.zeros(size.n(), size.batch());
        odd = algebra.zeros(size.n(), size.batch());
        state = origin;
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        a = algebra.load(problem.a(), a);
        seed = problem.seed();
    }

    @Override
    protected void solve() {
        long from = CounterNormal.origin(seed);
        state = origin;
        for (int t = 0; t < size.steps(); t++) {
            fill(from, (long) t * noise.data().length);
            w = algebra.load(noise, w);
            if (t % 2 == 0) {
                even = next(even);
                state = even;
            } else {
                odd = next(odd);
                state = odd;
            }
        }
    }

    private void fill(long from, long first) {
        double[] into = noise.data();
        for (int i = 0; i < into.length; i++) {
            into[i] = CounterNormal.after(from, first + i);
        }
    }

    private M next(M into) {
        M image = algebra.multiply(Op.N, a, Op.N, state, into);
        return algebra.combine(1, image, 1, w, image);
    }

    @Override
    protected Matrix copyOut() {
        return algebra.copyOf(state);
    }
}
