package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/**
 * The upper triangle of G ← G + αAᵀA or G ← αAᵀA.
 *
 * <p>Threads share the rows of a tall A: each sums its own triangle and one reduction adds them up, so that nobody
 * waits for a column block. The columns of a wide A are shared so that the triangle's area is even. mn(n+1) flops.
 */
final class SymmetricProduct {

    private static final double WORTH_SHARING = 1e6;

    private final Workers workers;
    private final BlockedProduct[] shares;
    private double[] triangles = {};

    SymmetricProduct(int threads) {
        workers = Workers.of(threads);
        shares = new BlockedProduct[threads];
        Arrays.setAll(shares, _ -> new BlockedProduct());
    }

    /** As {@link threshold.core.algorithm.Blas#syrk}; with {@code overwrite} G is not read. */
    void multiply(
            boolean overwrite, int m, int n, double alpha, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        int threads = shares.length;
        boolean shared = threads > 1 && (double) m * n * n >= WORTH_SHARING;
        for (BlockedProduct share : shares) {
            share.left(Op.T, a, ao, lda).right(Op.N, a, ao, lda).upper(true);
            share.into(alpha, overwrite, g, go, ldg).rows(0, n).columns(0, n).depth(0, m);
        }
        if (!shared) {
            shares[0].run();
        } else if (m >= 2 * n) {
            shareRows(m, n, alpha, g, go, ldg);
        } else {
            shareColumns(n);
        }
    }

    private void shareRows(int m, int n, double alpha, double[] g, int go, int ldg) {
        int threads = shares.length;
        int triangle = Math.multiplyExact(n, n);
        triangles = Lanes.grown(triangles, Math.multiplyExact(threads - 1, triangle));
        for (int p = 0; p < threads; p++) {
            shares[p].depth(GeneralProduct.bound(m, p, threads, 1), GeneralProduct.bound(m, p + 1, threads, 1));
            if (p > 0) {
                shares[p].into(alpha, true, triangles, START + (p - 1) * triangle, n);
            }
        }
        workers.run(shares);
        for (int p = 1; p < threads; p++) {
            for (int i = 0; i < n; i++) {
                LevelOne.axpy(n - i, 1, triangles, START + (p - 1) * triangle + i * n + i, g, go + i * ldg + i);
            }
        }
    }

    /** Column j of the triangle has j + 1 entries, so equal areas end at n·√(p/threads). */
    private void shareColumns(int n) {
        int threads = shares.length;
        int from = 0;
        for (int p = 0; p < threads; p++) {
            int end = (int) Math.min(n, Math.round(n * Math.sqrt((p + 1.0) / threads)));
            shares[p].columns(from, end);
            from = end;
        }
        workers.run(shares);
    }
}
