package threshold.core.algorithm;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Work;

/**
 * Truncated head SVD from a random start: k + {@value #OVERSAMPLING} Gaussian columns or a few more, and what the
 * powers of WᵀW make of them.
 *
 * <p>Heads have long plateaus, where values 1e-3 apart take hundreds of columns of products with W and its transpose.
 * Simulated on the spectrum of BERT at d = 1024, k = 32, one start each: block Krylov takes 210 columns at width 4, 250
 * at 8, 310 at 24, 400 at 48; a sketched start or preconditioner saves a tenth at most. WᵀW itself costs as much as d/4
 * columns, and after it a product costs next to nothing: so {@link GramLeadingSvd} is first where its flops are no more
 * than those of {@link KrylovLeadingSvd}, stops as soon as its certificate allows, and leaves the head to the latter
 * where WᵀW cannot tell. {@link #path} says what was done.
 *
 * <p>Source: Halko, Martinsson, Tropp, SIAM Review 53 (2011).
 */
final class RandomisedHeadSvd implements Plan<Problem, Svd> {

    /** The largest relative error of a value, and excess over the best distance of rank k, that is aimed at. */
    static final double TOLERANCE = 1e-3;

    /** What is to be certified; the rest is left for the rounding of the Gram matrix. */
    private static final double CERTIFIED = 0.9 * TOLERANCE;

    private static final int OVERSAMPLING = 8;

    /** Columns come in multiples of the vectors of a register tile. */
    private static final int VECTOR = 8;

    private static final long SEED = 20110217;

    private final Size size;
    private final double[] head;
    private final TallOperator operator;
    private final double[] gaussian;
    private final @Nullable GramLeadingSvd gram;
    private final KrylovLeadingSvd krylov;

    /** Whether the last solution is that of the Gram matrix. */
    private boolean certified;

    RandomisedHeadSvd(Size size, Blas blas) {
        this.size = size;
        int rows = size.vocabulary();
        int d = size.d();
        int width = width(size);
        head = new double[Layout.length(rows, d)];
        operator = new StoredOperator(blas, rows, d, head);
        gaussian = gaussian(d * width);
        gram = gramFirst(size) ? new GramLeadingSvd(blas, rows, d, size.k(), width) : null;
        krylov = new KrylovLeadingSvd(blas, rows, d, size.k(), width);
    }

    private static int width(Size size) {
        return width(size.k(), size.d());
    }

    /** Columns of a block for k triplets, at most n. */
    static int width(int k, int n) {
        int least = k + OVERSAMPLING;
        return Math.min((least + VECTOR - 1) / VECTOR * VECTOR, n);
    }

    /** A start: n normal numbers, always the same. */
    static double[] gaussian(int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    private static double gramFlops(Size size) {
        return GramLeadingSvd.flops(size.vocabulary(), size.d(), size.k(), width(size));
    }

    private static double krylovFlops(Size size) {
        return KrylovLeadingSvd.flops(size.vocabulary(), size.d(), size.k(), width(size));
    }

    private static boolean gramFirst(Size size) {
        return gramFlops(size) <= krylovFlops(size);
    }

    /** What the way that is tried first counts, {@link GramLeadingSvd#flops} or {@link KrylovLeadingSvd#flops}. */
    static Work work(Size size) {
        double flops = Math.min(gramFlops(size), krylovFlops(size));
        double head = (double) size.vocabulary() * size.d();
        double reads = gramFirst(size) ? 2 : KrylovLeadingSvd.reads(size.d(), width(size));
        return new Work(flops, 8 * (reads * head + (size.vocabulary() + size.d()) * (double) size.k()));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        int d = size.d();
        Rows.copy(size.vocabulary(), d, problem.head().data(), 0, d, head, Layout.ORIGIN, Layout.stride(d));
    }

    @Override
    public void run() {
        certified = gram != null && gram.run(head, gaussian, CERTIFIED);
        if (!certified) {
            krylov.run(operator, gaussian);
        }
    }

    @Override
    public String path() {
        if (gram == null) {
            return krylov.path();
        }
        return certified ? gram.path() : gram.path() + ", then " + krylov.path();
    }

    @Override
    public Svd solution() {
        int rows = size.vocabulary();
        int d = size.d();
        int k = size.k();
        if (gram != null && certified) {
            return new Svd(
                    gram.sigma().clone(),
                    new Matrix(rows, k, gram.copyU()),
                    Columns.leading(d, k, gram.v(), 0, gram.width()));
        }
        return new Svd(
                krylov.sigma().clone(),
                krylov.copyU(),
                new Matrix(d, k, krylov.v().clone()));
    }
}
