package threshold.core.backend.simd;

import java.util.Arrays;

/** The upper triangle of G ← G + (2^-e A)ᵀ(2^-e A) by {@link SingleGram}, the rows of A shared out over the threads. */
final class SingleProduct {

    private final Workers workers;
    private final SingleGram[] shares;
    private double[] triangles = {};

    SingleProduct(int threads) {
        workers = Workers.of(threads);
        shares = new SingleGram[threads];
        Arrays.setAll(shares, _ -> new SingleGram());
    }

    /** As {@link threshold.core.algorithm.Blas#syrkSingle}. */
    void multiply(int m, int n, int e, double[] a, int ao, int lda, double[] g, int go, int ldg) {
        int square = Math.multiplyExact(n, n);
        triangles = Lanes.grown(triangles, Math.multiplyExact(shares.length - 1, square));
        Arrays.fill(triangles, 0);
        for (int p = 0; p < shares.length; p++) {
            shares[p]
                    .of(n, e, a, ao, lda)
                    .rows(
                            GeneralProduct.bound(m, p, shares.length, 1),
                            GeneralProduct.bound(m, p + 1, shares.length, 1));
            if (p == 0) {
                shares[p].into(g, go, ldg);
            } else {
                shares[p].into(triangles, (p - 1) * square, n);
            }
        }
        workers.run(shares);
        for (int p = 1; p < shares.length; p++) {
            for (int i = 0; i < n; i++) {
                LevelOne.axpy(n - i, 1, triangles, (p - 1) * square + i * (n + 1), g, go + i * (ldg + 1));
            }
        }
    }
}
