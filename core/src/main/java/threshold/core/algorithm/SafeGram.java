package threshold.core.algorithm;

import java.util.Arrays;

/**
 * Gram matrix G = (AD)ᵀ(AD) of a tall m×n matrix at any scale, in one pass where squares are safe.
 *
 * <p>The plain product comes first, D = I. If its diagonal shows that squares overflowed or lost bits to underflow, a
 * {@link ColumnScaling} D is chosen and the product is taken again over scaled blocks of rows. mn(n+1) flops.
 */
final class SafeGram {

    private static final int BLOCK_ROWS = 256;

    private final Blas blas;
    private final int m;
    private final int n;
    private final boolean asOne;
    private final ColumnScaling scaling;
    private final double[] rows;
    private boolean plain = true;

    /** @param asOne whether all columns share one factor */
    SafeGram(Blas blas, int m, int n, boolean asOne) {
        this.blas = blas;
        this.m = m;
        this.n = n;
        this.asOne = asOne;
        scaling = new ColumnScaling(n);
        rows = new double[BLOCK_ROWS * n];
    }

    /** e_j of the last D = diag(2^−e_j). */
    int exponent(int j) {
        return scaling.exponent(j);
    }

    /** The upper triangle of G. */
    void gram(double[] a, double[] g) {
        scaling.reset();
        Arrays.fill(g, 0);
        blas.syrk(m, n, 1, a, 0, n, g, 0, n);
        plain = inRange(g);
        if (plain) {
            return;
        }
        if (asOne) {
            scaling.measureAsOne(m, a);
        } else {
            scaling.measure(m, a, 0, n);
        }
        Arrays.fill(g, 0);
        for (int i = 0; i < m; i += BLOCK_ROWS) {
            int b = takeRows(i, a);
            blas.syrk(b, n, 1, rows, 0, n, g, 0, n);
        }
    }

    /** b = (AD)ᵀy with the D of the last {@link #gram}. */
    void project(double[] a, double[] y, double[] b) {
        Arrays.fill(b, 0);
        if (plain) {
            blas.gemvT(m, n, 1, a, 0, n, y, 0, b, 0);
            return;
        }
        for (int i = 0; i < m; i += BLOCK_ROWS) {
            blas.gemvT(takeRows(i, a), n, 1, rows, 0, n, y, i, b, 0);
        }
    }

    /** Scales a block of rows, from row {@code i}, and returns how many there are. */
    private int takeRows(int i, double[] a) {
        int b = Math.min(BLOCK_ROWS, m - i);
        System.arraycopy(a, i * n, rows, 0, b * n);
        scaling.apply(b, rows, 0, n);
        return b;
    }

    private boolean inRange(double[] g) {
        boolean inRange = true;
        for (int j = 0; j < n; j++) {
            inRange &= ColumnScaling.isSafe(g[j * (n + 1)]);
        }
        return inRange;
    }
}
