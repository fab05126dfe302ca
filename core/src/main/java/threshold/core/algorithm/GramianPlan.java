package threshold.core.algorithm;

import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Gramian.Problem;
import threshold.core.kernel.Gramian.Size;
import threshold.core.kernel.Gramian.Solution;

/** What both ways to a Gramian share: A, W, Γ, its sum S over time, and A X Aᵀ. */
abstract class GramianPlan<M> extends AlgebraPlan<M, Problem, Solution> {

    final Size size;
    M a;
    M w;
    M gamma;
    private M mean;
    private M half;

    GramianPlan(Algebra<M> algebra, Size size) {
        super(algebra);
        this.size = size;
        a = matrix();
        w = matrix();
        gamma = matrix();
        mean = matrix();
        half = matrix();
    }

    final M matrix() {
        return algebra.zeros(size.n(), size.n());
    }

    /** Γ_T, and S = Σ Γ_t returned. */
    abstract M accumulate();

    /** B X Bᵀ. */
    final M sandwich(M b, M x, M into) {
        half = algebra.multiply(Op.N, b, Op.N, x, half);
        return algebra.multiply(Op.N, half, Op.T, b, into);
    }

    @Override
    protected final void take(Problem problem) {
        problem.requireSize(size);
        a = algebra.load(problem.a(), a);
        w = algebra.load(problem.w(), w);
    }

    @Override
    protected final void solve() {
        M sum = accumulate();
        mean = algebra.combine(1.0 / size.steps(), sum, 0, sum, mean);
        if (!algebra.isFinite(mean) || !algebra.isFinite(gamma)) {
            throw new ArithmeticException("Gramian of n=" + size.n() + " over T=" + size.steps()
                    + " steps: an entry left the range of doubles; it grows as |lambda|^(2T)");
        }
    }

    @Override
    protected final Solution copyOut() {
        return new Solution(algebra.copyOf(gamma), algebra.copyOf(mean));
    }
}
