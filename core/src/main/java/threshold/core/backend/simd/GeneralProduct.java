package threshold.core.backend.simd;

import java.util.Arrays;
import threshold.core.algorithm.Blas.Op;

/** C ← C + α op(A) op(B) or C ← α op(A) op(B), the longer side of C shared out over the threads. */
final class GeneralProduct {

    /** Below this many flops a second thread costs more than it brings. */
    private static final double WORTH_SHARING = 1e6;

    private final Workers workers;
    private final BlockedProduct[] shares;

    GeneralProduct(int threads) {
        workers = Workers.of(threads);
        shares = new BlockedProduct[threads];
        Arrays.setAll(shares, _ -> new BlockedProduct());
    }

    /** As {@link threshold.core.algorithm.Blas#gemm}; with {@code overwrite} C is not read. */
    void multiply(
            boolean overwrite,
            Op opA,
            Op opB,
            int m,
            int n,
            int k,
            double alpha,
            double[] a,
            int ao,
            int lda,
            double[] b,
            int bo,
            int ldb,
            double[] c,
            int co,
            int ldc) {
        boolean shared = shares.length > 1 && 2.0 * m * n * k >= WORTH_SHARING;
        int parts = shared ? shares.length : 1;
        boolean byRows = m >= n;
        for (int p = 0; p < parts; p++) {
            shares[p]
                    .left(opA, a, ao, lda)
                    .right(opB, b, bo, ldb)
                    .into(alpha, overwrite, c, co, ldc)
                    .rows(
                            byRows ? bound(m, p, parts, MicroKernel.ROWS) : 0,
                            byRows ? bound(m, p + 1, parts, MicroKernel.ROWS) : m)
                    .columns(
                            byRows ? 0 : bound(n, p, parts, MicroKernel.COLUMNS),
                            byRows ? n : bound(n, p + 1, parts, MicroKernel.COLUMNS))
                    .depth(0, k);
        }
        if (shared) {
            workers.run(shares);
        } else {
            shares[0].run();
        }
    }

    /** Where part p of n begins, on a multiple of the tile. */
    static int bound(int n, int p, int parts, int multiple) {
        long tiles = (n + multiple - 1L) / multiple;
        return (int) Math.min(n, tiles * p / parts * multiple);
    }
}
