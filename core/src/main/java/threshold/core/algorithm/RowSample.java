package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A guess at κ(A) from {@value #ROWS_PER_COLUMN}n rows of A, one drawn from each of as many stretches: 8n³ flops and as good as
 * no reading, where a {@link SketchPreconditioner} reads all of A. The sample has mostly one to two
 * times the condition; it can have any, so that a guess may choose a way but prove nothing. The draw has a fixed
 * seed; evenly spaced rows fall in step with what is periodic.
 */
final class RowSample {

    /** With 4n rows a guess is 15 times too high on an orthogonal basis made of butterflies, with 8n 1.5 times. */
    static final int ROWS_PER_COLUMN = 8;

    /** What the guess may be over κ(A) for the same decision. */
    private static final double EXCESS = 2;

    private static final long SEED = 20261125;

    private final Blas blas;
    private final int n;
    private final int stride;
    private final Cholesky cholesky;
    private final ConditionEstimate condition;
    private final double[] rows;
    private final double[] gram;
    private final int[] drawn;

    RowSample(Blas blas, int m, int n) {
        this.blas = blas;
        this.n = n;
        stride = Layout.stride(n);
        cholesky = new Cholesky(blas);
        condition = new ConditionEstimate(blas, n);
        rows = new double[Layout.length(ROWS_PER_COLUMN * n, n)];
        gram = new double[n * n];
        drawn = draw(m, ROWS_PER_COLUMN * n);
    }

    /** A row of each of so many stretches of m rows. */
    static int[] draw(int m, int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            int first = (int) ((long) m * i / count);
            int end = (int) ((long) m * (i + 1) / count);
            drawn[i] = first < end ? random.nextInt(first, end) : first;
        }
        return drawn;
    }

    /** Whether κ(A) seems to be no more than that; not if squares overflow. */
    boolean suggests(double most, TallQr.Operand a) {
        int count = ROWS_PER_COLUMN * n;
        for (int i = 0; i < count; i++) {
            a.copyRows(drawn[i], 1, rows, ORIGIN + i * stride, stride);
        }
        Arrays.fill(gram, 0);
        blas.syrk(count, n, 1, rows, ORIGIN, stride, gram, 0, n);
        return cholesky.factor(n, gram, 0, n) == Cholesky.COMPLETE && condition.of(gram) <= EXCESS * most;
    }
}
