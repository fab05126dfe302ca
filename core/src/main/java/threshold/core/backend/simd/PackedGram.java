package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;

import threshold.core.Matrix;
import threshold.core.algorithm.Layout;
import threshold.core.kernel.Gram;
import threshold.core.kernel.Plan;

/** G = AᵀA by the packed, blocked product on one triangle, then its mirror. Owns a copy of A, and G. */
final class PackedGram implements Plan<Gram.Problem, Matrix> {

    /** Side of the squares in which the triangle is mirrored, so that both sides stay in the first-level cache. */
    private static final int SQUARE = 32;

    private final Gram.Size size;
    private final SymmetricProduct product;
    private final int lda;
    private final double[] a;
    private final double[] g;

    PackedGram(Gram.Size size, int threads) {
        this.size = size;
        product = new SymmetricProduct(threads);
        lda = Layout.stride(size.n());
        a = Lanes.workspace(Math.multiplyExact(size.m(), lda));
        g = Lanes.workspace(Math.multiplyExact(size.n(), size.n()));
    }

    @Override
    public void load(Gram.Problem problem) {
        problem.requireSize(size);
        for (int i = 0; i < size.m(); i++) {
            System.arraycopy(problem.a().data(), i * size.n(), a, START + i * lda, size.n());
        }
    }

    @Override
    public void run() {
        product.multiply(true, size.m(), size.n(), 1, a, START, lda, g, START, size.n());
        mirror(size.n(), g);
    }

    /** The lower triangle from the upper one. */
    private static void mirror(int n, double[] g) {
        for (int i = 0; i < n; i += SQUARE) {
            for (int j = i; j < n; j += SQUARE) {
                for (int r = i; r < Math.min(i + SQUARE, n); r++) {
                    for (int s = Math.max(j, r + 1); s < Math.min(j + SQUARE, n); s++) {
                        g[START + s * n + r] = g[START + r * n + s];
                    }
                }
            }
        }
    }

    @Override
    public Matrix solution() {
        Matrix solution = Matrix.zeros(size.n(), size.n());
        System.arraycopy(g, START, solution.data(), 0, solution.data().length);
        return solution;
    }
}
