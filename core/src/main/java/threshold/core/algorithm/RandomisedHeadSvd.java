package threshold.core.algorithm;

import java.util.Arrays;
import java.util.SplittableRandom;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Work;

/**
 * Truncated head SVD by a randomised range finder with power steps: Q spans (W Wᵀ)^q W Ω, Ω Gaussian of k + {@value
 * #OVERSAMPLING} columns, re-orthogonalised at each half step; then the SVD of WᵀQ.
 *
 * <p>4V·d·l·(q+1) flops in the products with W, l = k + {@value #OVERSAMPLING}, q = {@value #POWER_STEPS}. The values are
 * never larger than the true ones. Where the spectrum is flat around k they converge slowly: E‖W − QQᵀW‖ exceeds the
 * optimum by a factor whose (2q+1)-th power is moderate. Source: Halko, Martinsson, Tropp, SIAM Review 53 (2011),
 * algorithms 4.4 and 5.1.
 */
final class RandomisedHeadSvd implements Plan<Problem, Svd> {

    static final int OVERSAMPLING = 10;

    static final int POWER_STEPS = 4;

    private static final int SAFE = 200;

    private static final long SEED = 20110217;

    private final Size size;
    private final Blas blas;
    private final int columns;
    private final double[] head;
    private final double[] testMatrix;
    private final double[] product;
    private final TallQr range;
    private final TallQr coRange;
    private final TallSvd projection;
    private final double[] sigma;
    private final double[] u;
    private final TallQr.Operand timesBasis = this::multiply;
    private final TallQr.Operand transposedTimesTallBasis = this::multiplyTransposed;
    private double[] basis = {};
    private double[] tallBasis = {};
    private double[] v = {};

    RandomisedHeadSvd(Size size, Blas blas) {
        this.size = size;
        this.blas = blas;
        columns = columns(size);
        head = new double[size.vocabulary() * size.d()];
        testMatrix = gaussian(size.d() * columns);
        product = new double[size.d() * columns];
        range = new TallQr(blas, size.vocabulary(), columns);
        coRange = new TallQr(blas, size.d(), columns);
        projection = new TallSvd(blas, size.d(), columns, true);
        sigma = new double[size.k()];
        u = new double[size.vocabulary() * size.k()];
    }

    private static int columns(Size size) {
        return Math.min(size.k() + OVERSAMPLING, size.d());
    }

    private static double[] gaussian(int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    /** 4V·d·l(q+1) for the products, 4(V+d)l²(q+1) for keeping the bases orthonormal. */
    static Work work(Size size) {
        double rows = size.vocabulary();
        double l = columns(size);
        double passes = POWER_STEPS + 1.0;
        double flops = 4 * rows * size.d() * l * passes + 4 * (rows + size.d()) * l * l * passes;
        return new Work(flops, 8 * (2 * passes * rows * size.d() + (rows + size.d()) * size.k()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.head().data(), 0, head, 0, head.length);
    }

    @Override
    public void run() {
        int e = exponent();
        System.arraycopy(testMatrix, 0, product, 0, product.length);
        basis = product;
        for (int step = 0; ; step++) {
            PowerOfTwo.scale(size.d() * columns, -e, basis, 0);
            range.factor(timesBasis);
            tallBasis = range.formQ();
            PowerOfTwo.scale(size.vocabulary() * columns, -e, tallBasis, 0);
            if (step == POWER_STEPS) {
                break;
            }
            coRange.factor(transposedTimesTallBasis);
            basis = coRange.formQ();
        }
        projection.run(transposedTimesTallBasis);
        System.arraycopy(projection.sigma(), 0, sigma, 0, sigma.length);
        PowerOfTwo.scale(sigma.length, e, sigma, 0);
        v = projection.formU(size.k());
        PowerOfTwo.scale(size.vocabulary() * columns, e, tallBasis, 0);
        Arrays.fill(u, 0);
        blas.gemm(
                Op.N, Op.N, size.vocabulary(), size.k(), columns, 1,
                tallBasis, 0, columns, projection.v(), 0, columns, u, 0, size.k());
    }

    /** The scale of W where products with an orthonormal basis might leave the range of doubles, else 0. */
    private int exponent() {
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(head.length, head, 0));
        return Math.abs(e) < SAFE ? 0 : e;
    }

    /** W · basis, V×l. */
    private void multiply(double[] target) {
        Arrays.fill(target, 0);
        blas.gemm(
                Op.N, Op.N, size.vocabulary(), columns, size.d(), 1,
                head, 0, size.d(), basis, 0, columns, target, 0, columns);
    }

    /** Wᵀ · tallBasis, d×l. */
    private void multiplyTransposed(double[] target) {
        Arrays.fill(target, 0);
        blas.gemm(
                Op.T, Op.N, size.d(), columns, size.vocabulary(), 1,
                head, 0, size.d(), tallBasis, 0, columns, target, 0, columns);
    }

    @Override
    public Svd solution() {
        int k = size.k();
        return new Svd(
                sigma.clone(),
                new Matrix(size.vocabulary(), k, u.clone()),
                new Matrix(size.d(), k, Arrays.copyOf(v, size.d() * k)));
    }
}
