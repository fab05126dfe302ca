package threshold.core.check;

/**
 * The triangular factor R of a tall matrix, RᵀR = AᵀA, by Householder reflections on one block of rows after another:
 * R ← qr([R; block]).
 *
 * <p>2Nn² flops in cache, no squaring of the condition, no storage but R and one block. It starts from a diagonal, so
 * that [μI; A] costs nothing more. Source: Golub and Van Loan, Matrix Computations, sections 5.2 and 5.3.
 */
final class TriangularFactor {

    private static final int BLOCK_ENTRIES = 1 << 15;

    private final int n;
    private final double[] r;
    private final double[] block;
    private final int blockRows;
    private final double[] w;

    private TriangularFactor(int n, double diagonal) {
        this.n = n;
        r = new double[n * n];
        for (int i = 0; i < n; i++) {
            r[i * n + i] = diagonal;
        }
        blockRows = Math.max(8, BLOCK_ENTRIES / n);
        block = new double[blockRows * n];
        w = new double[n];
    }

    /** R of [diagonal·I; scale·A], n×n upper triangular, row-major. */
    static double[] of(Rows a, double scale, double diagonal) {
        TriangularFactor factor = new TriangularFactor(a.cols(), diagonal);
        int used = 0;
        for (int i = 0; i < a.rows(); i++) {
            a.copy(i, factor.block, used * a.cols());
            used++;
            if (used == factor.blockRows || i == a.rows() - 1) {
                factor.absorb(used, scale);
                used = 0;
            }
        }
        return factor.r;
    }

    private void absorb(int rows, double scale) {
        if (scale != 1) {
            for (int i = 0; i < rows * n; i++) {
                block[i] *= scale;
            }
        }
        for (int k = 0; k < n; k++) {
            eliminate(k, rows);
        }
    }

    /** Reflects column k of the block into R's diagonal entry: H = I − τ(1, v)(1, v)ᵀ. */
    private void eliminate(int k, int rows) {
        double below = Norms.two(rows, block, k, n);
        if (below == 0) {
            return;
        }
        int kk = k * n + k;
        double alpha = r[kk];
        double beta = -Math.copySign(Math.hypot(alpha, below), alpha);
        double tau = (beta - alpha) / beta;
        double inverse = 1 / (alpha - beta);
        int trailing = n - k - 1;
        System.arraycopy(r, kk + 1, w, 0, trailing);
        for (int i = 0; i < rows; i++) {
            int at = i * n + k;
            block[at] *= inverse;
            axpy(trailing, block[at], block, at + 1, w, 0);
        }
        r[kk] = beta;
        axpy(trailing, -tau, w, 0, r, kk + 1);
        for (int i = 0; i < rows; i++) {
            int at = i * n + k;
            axpy(trailing, -tau * block[at], w, 0, block, at + 1);
        }
    }

    private static void axpy(int n, double alpha, double[] x, int xo, double[] y, int yo) {
        for (int i = 0; i < n; i++) {
            y[yo + i] += alpha * x[xo + i];
        }
    }

    /** g ← R⁻ᵀg by forward substitution. */
    static void solveTransposed(int n, double[] r, double[] g) {
        for (int i = 0; i < n; i++) {
            g[i] /= r[i * n + i];
            axpy(n - i - 1, -g[i], r, i * n + i + 1, g, i + 1);
        }
    }
}
