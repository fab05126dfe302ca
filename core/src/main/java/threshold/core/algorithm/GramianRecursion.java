package threshold.core.algorithm;

import threshold.core.kernel.Gramian.Size;

/** Γ_1 = W, Γ_{t+1} = A Γ_t Aᵀ + W, one step after the other: 4n³ flops a step. */
final class GramianRecursion<M> extends GramianPlan<M> {

    private final PairwiseSum<M> sum;
    private M next;

    GramianRecursion(Algebra<M> algebra, Size size) {
        super(algebra, size);
        next = matrix();
        sum = new PairwiseSum<>(algebra, size.n(), size.n(), size.steps());
    }

    @Override
    M accumulate() {
        sum.clear();
        gamma = algebra.copy(w, gamma);
        sum.add(gamma);
        for (int t = 1; t < size.steps(); t++) {
            next = sandwich(a, gamma, next);
            M before = gamma;
            gamma = algebra.combine(1, next, 1, w, next);
            next = before;
            sum.add(gamma);
        }
        return sum.total();
    }
}
