package threshold.core.algorithm;

import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Riccati.Size;

/**
 * One step after the other: U = C P, S = U Cᵀ + R, X = S⁻¹ U, P ← A (P − Uᵀ X) Aᵀ + Q, made symmetric each time: the
 * filter forgets symmetric errors, A alone carries on the others, which were 1e28 n·eps after 256 steps of an
 * orthogonal A.
 */
final class RiccatiRecursion<M> extends RiccatiPlan<M> {

    private final Algebra.LinearSolve<M> innovation;
    private M u;
    private M s;
    private M x;
    private M filtered;
    private M half;

    RiccatiRecursion(Algebra<M> algebra, Size size) {
        super(algebra, size);
        innovation = algebra.linearSolve(size.outputs(), size.n());
        u = algebra.zeros(size.outputs(), size.n());
        s = algebra.zeros(size.outputs(), size.outputs());
        x = algebra.zeros(size.outputs(), size.n());
        filtered = square();
        half = square();
    }

    @Override
    void propagate() {
        covariance = algebra.copy(q, covariance);
        for (int t = 1; t < size.steps(); t++) {
            u = algebra.multiply(Op.N, c, Op.N, covariance, u);
            s = algebra.multiply(Op.N, u, Op.T, c, s);
            s = algebra.combine(1, s, 1, r, s);
            x = innovation.solve(s, u, x);
            filtered = algebra.multiply(Op.T, u, Op.N, x, filtered);
            filtered = algebra.combine(1, covariance, -1, filtered, filtered);
            half = algebra.multiply(Op.N, a, Op.N, filtered, half);
            covariance = algebra.multiply(Op.N, half, Op.T, a, covariance);
            covariance = algebra.combine(1, covariance, 1, q, covariance);
            half = algebra.transpose(covariance, half);
            covariance = algebra.combine(.5, covariance, .5, half, covariance);
        }
    }
}
