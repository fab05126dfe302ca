package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Riccati.Size;

/**
 * From T to 2T steps at once (structure-preserving doubling): with G = Cᵀ R⁻¹ C, H = Q, F = A and M = I + G H,
 *
 * <pre>F ← F M⁻ᵀ F,   G ← G + Fᵀ M⁻¹ G F,   H ← H + F H M⁻¹ Fᵀ,</pre>
 *
 * <p>H is P after as many steps. 50n³/3 flops a doubling; T is a power of two. Source: Anderson, Int. J. Control 28,
 * 1978; Chu, Fan, Lin, Wang, Int. J. Control 77, 2004.
 */
final class RiccatiDoubling<M> extends RiccatiPlan<M> {

    private final Algebra.LinearSolve<M> noise;
    private final Algebra.LinearSolve<M> division;
    private M scaled;
    private M f;
    private M g;
    private M identity;
    private M m;
    private M x;
    private M y;
    private M half;
    private M next;

    RiccatiDoubling(Algebra<M> algebra, Size size) {
        super(algebra, size);
        noise = algebra.linearSolve(size.outputs(), size.n());
        division = algebra.linearSolve(size.n(), size.n());
        scaled = algebra.zeros(size.outputs(), size.n());
        f = square();
        g = square();
        identity = algebra.load(Matrix.identity(size.n()), square());
        m = square();
        x = square();
        y = square();
        half = square();
        next = square();
    }

    @Override
    void propagate() {
        f = algebra.copy(a, f);
        scaled = noise.solve(r, c, scaled);
        g = algebra.multiply(Op.T, c, Op.N, scaled, g);
        covariance = algebra.copy(q, covariance);
        for (int t = 1; t < size.steps(); t *= 2) {
            redouble(2 * t < size.steps());
        }
    }

    private void redouble(boolean more) {
        m = algebra.multiply(Op.N, g, Op.N, covariance, m);
        m = algebra.combine(1, m, 1, identity, m);
        half = algebra.transpose(f, half);
        x = division.solve(m, half, x);
        if (more) {
            y = division.solve(m, g, y);
            half = algebra.multiply(Op.T, f, Op.N, y, half);
            next = algebra.multiply(Op.N, half, Op.N, f, next);
            g = algebra.combine(1, g, 1, next, g);
        }
        half = algebra.multiply(Op.N, f, Op.N, covariance, half);
        next = algebra.multiply(Op.N, half, Op.N, x, next);
        covariance = algebra.combine(1, covariance, 1, next, covariance);
        if (more) {
            next = algebra.multiply(Op.T, x, Op.N, f, next);
            M before = f;
            f = next;
            next = before;
        }
    }
}
