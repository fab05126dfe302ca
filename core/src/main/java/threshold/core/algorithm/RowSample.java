package threshold.core.algorithm;

import static threshold.core.algorithm.Layout.ORIGIN;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A guess at κ(A) from {@value #ROWS_PER_COLUMN}n rows of A, one drawn from each of as many stretches: 8n³ flops and as
 * good as no reading, where a {@link SketchPreconditioner} reads all of A. A quarter of them is enough where κ is
 * hopeless. The sample has mostly one to two times the condition; it can have any, so that a guess may choose a way but
 * prove nothing. The draw has a fixed seed; evenly spaced rows fall in step with what is periodic.
 */
final class RowSample {

    /** With 4n rows a guess is 15 times too high on an orthogonal basis made of butterflies, with 8n 1.5 times. */
    static final int ROWS_PER_COLUMN = 8;

    private static final int PARTS = 4;

    /** What the guess may be over κ(A) for the same decision. */
    private static final double EXCESS = 2;

    /** Conditions of the first part over which the others are not looked at. */
    private static final double HOPELESS = 1e6;

    private static final long SEED = 20261125;

    private final Blas blas;
    private final int n;
    private final int stride;
    private final Cholesky cholesky;
    private final ConditionEstimate condition;
    private final int[] drawn;
    private final double[] part;
    private final double[] gram;
    private final double[] r;

    RowSample(Blas blas, int m, int n) {
        this.blas = blas;
        this.n = n;
        stride = Layout.stride(n);
        cholesky = new Cholesky(blas);
        condition = new ConditionEstimate(blas, n);
        drawn = draw(m, ROWS_PER_COLUMN * n);
        part = new double[Layout.length(drawn.length / PARTS, n)];
        gram = new double[n * n];
        r = new double[n * n];
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
        Arrays.fill(gram, 0);
        add(0, a);
        if (!conditionIsAtMost(HOPELESS)) {
            return false;
        }
        for (int p = 1; p < PARTS; p++) {
            add(p, a);
        }
        return conditionIsAtMost(EXCESS * most);
    }

    /** Adds the Gram matrix of every fourth row drawn, from row p on. */
    private void add(int p, TallQr.Operand a) {
        int rows = drawn.length / PARTS;
        for (int i = 0; i < rows; i++) {
            a.copyRows(drawn[p + PARTS * i], 1, part, ORIGIN + i * stride, stride);
        }
        blas.syrk(rows, n, 1, part, ORIGIN, stride, gram, 0, n);
    }

    private boolean conditionIsAtMost(double most) {
        System.arraycopy(gram, 0, r, 0, n * n);
        return cholesky.factor(n, r, 0, n) == Cholesky.COMPLETE && condition.of(r) <= most;
    }
}
