package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.kernel.Riccati.Problem;
import threshold.core.kernel.Riccati.Size;

/** What both ways to a solution of the Riccati equation share: the operands, and P. */
abstract class RiccatiPlan<M> extends AlgebraPlan<M, Problem, Matrix> {

    final Size size;
    M a;
    M c;
    M q;
    M r;

    /** P. */
    M covariance;

    RiccatiPlan(Algebra<M> algebra, Size size) {
        super(algebra);
        this.size = size;
        a = algebra.zeros(size.n(), size.n());
        c = algebra.zeros(size.outputs(), size.n());
        q = algebra.zeros(size.n(), size.n());
        r = algebra.zeros(size.outputs(), size.outputs());
        covariance = algebra.zeros(size.n(), size.n());
    }

    final M square() {
        return algebra.zeros(size.n(), size.n());
    }

    /** P after T steps. */
    abstract void propagate();

    @Override
    protected final void take(Problem problem) {
        problem.requireSize(size);
        a = algebra.load(problem.a(), a);
        c = algebra.load(problem.c(), c);
        q = algebra.load(problem.q(), q);
        r = algebra.load(problem.r(), r);
    }

    @Override
    protected final void solve() {
        propagate();
        if (!algebra.isFinite(covariance)) {
            throw new ArithmeticException("Riccati equation of n=" + size.n() + ", p=" + size.outputs() + " over T="
                    + size.steps() + " steps: an entry left the range of doubles");
        }
    }

    @Override
    protected final Matrix copyOut() {
        return algebra.copyOf(covariance);
    }
}
