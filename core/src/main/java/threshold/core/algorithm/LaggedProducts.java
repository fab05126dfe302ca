package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * The lagged products L_k = Σ_{t=p}^{N−1} y[t] y[t−k]ᵀ, k = 0 … p, of an m-channel series, as matrix products on the
 * series itself.
 *
 * <p>Time is cut into blocks of B samples. A block is one row of a matrix with B·m columns, and the same block with
 * the p samples before it is one row of a matrix whose rows overlap in storage; the product of the two holds every
 * y[t] y[s]ᵀ summed over blocks, and L_k is the sum of its k-th block diagonal. 2(N−p)m²(p+B) flops at the speed of
 * {@code gemm} where p+1 dot products would be 2(N−p)m²(p+1) at the speed of memory.
 */
final class LaggedProducts {

    /** Columns of a block, the rows of one tile of a matrix product: more only adds flops; 48 took half as long again. */
    private static final int COLUMNS = 8;

    private final Blas blas;
    private final int n;
    private final int p;
    private final int m;
    private final int block;
    private final double[] product;

    /**
     * @param n samples N
     * @param p the largest lag
     * @param m channels
     */
    LaggedProducts(Blas blas, int n, int p, int m) {
        this.blas = blas;
        this.n = n;
        this.p = p;
        this.m = m;
        block = Math.max(1, Math.min(COLUMNS / m, n - p));
        product = new double[block * m * (block + p) * m];
    }

    /** Writes L_k, m×m row-major, at {@code lagged[k*m*m]} for k = 0 … p. */
    void compute(double[] series, double[] lagged) {
        Arrays.fill(lagged, 0, (p + 1) * m * m, 0);
        int blocks = (n - p) / block;
        add(series, p, block, blocks, lagged);
        int done = p + blocks * block;
        if (done < n) {
            add(series, done, n - done, 1, lagged);
        }
    }

    /** Adds the products with t in {@code count} blocks of {@code b} samples from time {@code start}. */
    private void add(double[] series, int start, int b, int count, double[] lagged) {
        int rows = b * m;
        int columns = (b + p) * m;
        Arrays.fill(product, 0, rows * columns, 0);
        blas.gemm(
                Op.T,
                Op.N,
                rows,
                columns,
                count,
                1,
                series,
                start * m,
                rows,
                series,
                (start - p) * m,
                rows,
                product,
                0,
                columns);
        for (int s = 0; s < b; s++) {
            for (int k = 0; k <= p; k++) {
                for (int c = 0; c < m; c++) {
                    int from = (s * m + c) * columns + (s + p - k) * m;
                    int to = (k * m + c) * m;
                    for (int d = 0; d < m; d++) {
                        lagged[to + d] += product[from + d];
                    }
                }
            }
        }
    }
}
