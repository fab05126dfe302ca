package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;

/**
 * R from the QR of a sketch SA of {@value #OVERSAMPLING}n rows, S a sparse sign embedding: every row of A is added to
 * or subtracted from one row of each quarter of the sketch, chosen at random.
 *
 * <p>S keeps the lengths of all Ax to a factor between about ½ and 3/2, so κ(AR⁻¹) is about 3 whatever κ(A): one
 * Cholesky pass is left to do where a first factor from AᵀA leaves two at κ = 1e10. {@value #TARGETS}mn additions and
 * 8n³ flops, against mn² for the Gram matrix; a {@link RowSample} tells where that will do alone. The signs come from a
 * fixed seed and the number of a row.
 *
 * <p>Source: Balabanov, arXiv 2210.09953 (2022); Higgins, Szyld, Boman, Yamazaki, arXiv 2309.05868 (2023); Cohen, SODA
 * 2016 for S.
 */
final class SketchPreconditioner implements Preconditioner {

    /** Under this many columns the additions cost as much as the Gram matrix. */
    static final int LEAST_COLUMNS = 64;

    /** Rows of A for every column, under which the QR of the sketch costs more than it saves. */
    static final int LEAST_ASPECT = 48;

    /** Rows of the sketch that a row of A goes to. */
    private static final int TARGETS = 4;

    private static final int OVERSAMPLING = 4;

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** 1/√TARGETS: the columns of S have length one. */
    private static final double HALF = 0.5;

    /** The bit that says subtract. */
    private static final int MINUS = 1 << Short.SIZE - 1;

    /** Ratio of pivots, at most κ, up to which R of the Gram matrix is right to a millionth. */
    private static final double SAFE_RATIO = 1e5;

    private final Blas blas;
    private final int n;
    private final int stride;
    private final Cholesky cholesky;
    private final HouseholderQr qr;
    private final SketchShare[] shares;
    private final double[] sketch;
    private final RowSample sample;

    SketchPreconditioner(Blas blas, int m, int n) {
        this.blas = blas;
        this.n = n;
        int rows = OVERSAMPLING * n;
        stride = Layout.stride(n);
        cholesky = new Cholesky(blas);
        qr = new HouseholderQr(blas, rows, n, ORIGIN, stride);
        shares = new SketchShare[blas.threads()];
        Arrays.setAll(shares, p -> new SketchShare(blas.alone(p), n));
        sketch = shares[0].sketch;
        sample = new RowSample(blas, m, n);
    }

    /** Whether a sketch is worth its cost for an m×n matrix. */
    static boolean pays(int m, int n) {
        return n >= LEAST_COLUMNS && m / n >= LEAST_ASPECT;
    }

    /** Whether κ(A) seems to be more than that, so that its Gram matrix would not do alone. */
    boolean isNeeded(double mostForGram, TallQr.Operand a) {
        return !sample.suggests(mostForGram, a);
    }

    private record SketchShare(Blas blas, int n, double[] sketch) implements Share {

        SketchShare(Blas blas, int n) {
            this(blas, n, new double[Layout.length(OVERSAMPLING * n, n)]);
        }

        @Override
        public void clear() {
            Arrays.fill(sketch, 0);
        }

        @Override
        public void add(int first, int rows, double[] a, int ao, int lda) {
            int stride = Layout.stride(n);
            int quarter = OVERSAMPLING * n / TARGETS;
            for (int i = 0; i < rows; i++) {
                long bits = mix(first + i);
                for (int t = 0; t < TARGETS; t++) {
                    int drawn = (int) (bits >>> Short.SIZE * t);
                    int target = t * quarter + ((drawn & Short.MAX_VALUE) * quarter >>> Short.SIZE - 1);
                    double sign = (drawn & MINUS) == 0 ? HALF : -HALF;
                    blas.axpy(n, sign, a, ao + i * lda, sketch, ORIGIN + target * stride);
                }
            }
        }
    }

    @Override
    public Share share(int p) {
        return shares[p];
    }

    @Override
    public void gather() {
        for (int p = 1; p < shares.length; p++) {
            blas.axpy(OVERSAMPLING * n * stride, 1, shares[p].sketch, ORIGIN, sketch, ORIGIN);
        }
    }

    /** The {@code index}-th number of the generator SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): 16 bits a target. */
    private static long mix(long index) {
        long z = (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public double square(int j) {
        double sum = 0;
        for (int at = ORIGIN + j; at < sketch.length; at += stride) {
            sum += sketch[at] * sketch[at];
        }
        return sum;
    }

    @Override
    public void scale(ColumnScaling scaling) {
        scaling.apply(OVERSAMPLING * n, sketch, ORIGIN, stride);
    }

    /** By the Gram matrix of the sketch while that is safe: 4n³ flops of products, a third of the time of reflectors. */
    @Override
    public boolean factor(double[] r) {
        Arrays.fill(r, 0);
        blas.syrk(OVERSAMPLING * n, n, 1, sketch, ORIGIN, stride, r, 0, n);
        if (cholesky.factor(n, r, 0, n) == Cholesky.COMPLETE && Triangular.pivotRatio(n, r) <= SAFE_RATIO) {
            return true;
        }
        qr.factor(sketch);
        qr.copyR(sketch, r);
        return Triangular.pivotRatio(n, r) <= 1 / (n * UNIT_ROUNDOFF);
    }

    @Override
    public String name() {
        return "sketched-cholesky-qr";
    }

    @Override
    public boolean isFactorOfA() {
        return false;
    }
}
