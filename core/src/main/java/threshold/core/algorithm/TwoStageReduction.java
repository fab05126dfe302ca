package threshold.core.algorithm;

/**
 * To three diagonals over a band: {@link BandReduction}, whose passes over A are matrix products, then {@link BulgeChase},
 * which works in the cache. 2n³ + 6n²b flops; the product of the reflectors of the second is not kept, so there
 * are values, no vectors. Source: Bischof, Lang and Sun, ACM Trans. Math. Softw. 26 (2000).
 */
final class TwoStageReduction implements TridiagonalReduction {

    private final BandReduction toBand;
    private final BulgeChase toTridiagonal;

    TwoStageReduction(Blas blas, int n) {
        toBand = new BandReduction(blas, n);
        toTridiagonal = new BulgeChase(blas, n, Math.min(BandReduction.BAND, n - 1));
    }

    @Override
    public void reduce(double[] a, double[] d, double[] e) {
        toBand.reduce(a);
        toTridiagonal.reduce(a, d, e);
    }
}
