package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/**
 * The propagation of one state by {@link TimeChunks}: K stretches of time as a batch, at the speed of products of
 * matrices instead of that of products with a vector, which read all of A for every step.
 *
 * <p>All chunks start from zero, the first from x[0]; then each takes in what the one before it ends with,
 * s[k] = Aᶜ s[k−1] + z[k], with Aᶜ by squaring. If every state is wanted, the chunks run once more from where they
 * truly begin. The first chunk waits in its zero state until time 0, so that all end together.
 *
 * <p>Squaring rounds relative to the largest power of A, not to the states. So where a power exceeds
 * {@value #MOST_GROWTH}·√n in the Frobenius norm, the states are made one after the other, and the path says so.
 */
final class ChunkedPropagation implements Plan<Problem, Matrix> {

    /** Powers of a contraction or an orthogonal matrix reach √n. */
    private static final double MOST_GROWTH = 2;

    private final Size size;
    private final Blas blas;
    private final TimeChunks chunks;
    private final int n;
    private final int stride;

    /** Aᵀ, since a state is a row. */
    private final double[] at;

    private final double[] x0;
    private final double[] w;
    private final double[] states;
    private double[] power;
    private double[] square;

    /** Row k is the state of chunk k, before an even step and after an odd one. */
    private final double[] now;

    private final double[] next;

    private final Runnable[] passes;
    private boolean stores;
    private final String chunked;
    private String path = "";

    ChunkedPropagation(Size size, Blas blas) {
        this.size = size;
        this.blas = blas;
        chunks = TimeChunks.of(size);
        chunked = "chunks of " + chunks.length();
        n = size.n();
        stride = Layout.stride(n);
        at = new double[Layout.length(n, n)];
        power = new double[at.length];
        square = new double[at.length];
        x0 = new double[n];
        w = new double[size.period() * n];
        now = new double[Layout.length(Math.max(2, chunks.count()), n)];
        next = new double[now.length];
        states = new double[size.storedSteps() * n];
        passes = new Runnable[blas.threads()];
        Arrays.setAll(passes, p -> () -> pass(p));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                at[Layout.ORIGIN + j * stride + i] = problem.a().data()[i * n + j];
            }
        }
        System.arraycopy(problem.x0().data(), 0, x0, 0, n);
        System.arraycopy(problem.w().data(), 0, w, 0, w.length);
    }

    @Override
    public void run() {
        if (!raise()) {
            path = "steps, since powers of A grow";
            stepByStep();
            return;
        }
        path = chunked;
        Arrays.fill(now, 0);
        pass(false);
        chain();
        if (size.keep() == Keep.ALL) {
            System.arraycopy(now, row(0), now, row(1), (chunks.count() - 1) * stride);
            Arrays.fill(now, row(0), row(1), 0);
            pass(true);
        } else {
            System.arraycopy(now, row(chunks.count() - 1), states, 0, n);
        }
    }

    /** power ← (Aᵀ)ᶜ; false if the powers on the way are too large. */
    private boolean raise() {
        System.arraycopy(at, 0, power, 0, at.length);
        boolean bounded = isBounded();
        for (int c = 1; c < chunks.length() && bounded; c *= 2) {
            Arrays.fill(square, 0);
            multiply(blas, 0, n, power, power, square);
            double[] raised = square;
            square = power;
            power = raised;
            bounded = isBounded();
        }
        return bounded;
    }

    private boolean isBounded() {
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += blas.dot(n, power, row(i), power, row(i));
        }
        return squares <= MOST_GROWTH * MOST_GROWTH * n;
    }

    /** All chunks through their steps, and back into the array where they began, since c is even. */
    private void pass(boolean storing) {
        stores = storing;
        blas.together(passes);
    }

    /** One thread's chunks through all of their steps; threads do not meet before the end. */
    private void pass(int p) {
        int first = (int) ((long) chunks.count() * p / passes.length);
        int end = (int) ((long) chunks.count() * (p + 1) / passes.length);
        for (int j = 0; j < chunks.length(); j++) {
            double[] from = j % 2 == 0 ? now : next;
            double[] to = j % 2 == 0 ? next : now;
            if (j == chunks.lead() && first == 0) {
                System.arraycopy(x0, 0, from, row(0), n);
            }
            for (int k = first; k < end; k++) {
                disturb(chunks.time(k, j), to, row(k));
            }
            multiply(blas.alone(p), first, end - first, from, at, to);
            for (int k = first; k < end && stores; k++) {
                store(chunks.time(k, j), to, row(k));
            }
        }
    }

    /** C ← C + DE on so many rows of C and D, E of n×n. */
    private void multiply(Blas on, int first, int rows, double[] d, double[] e, double[] c) {
        on.gemm(Op.N, Op.N, rows, n, n, 1, d, row(first), stride, e, row(0), stride, c, row(first), stride);
    }

    private void disturb(int t, double[] to, int offset) {
        if (t < 0) {
            Arrays.fill(to, offset, offset + n, 0);
        } else {
            System.arraycopy(w, t % size.period() * n, to, offset, n);
        }
    }

    private void store(int t, double[] from, int offset) {
        if (t >= 0) {
            System.arraycopy(from, offset, states, t * n, n);
        }
    }

    /** s[k] = Aᶜ s[k−1] + z[k]. */
    private void chain() {
        for (int k = 1; k < chunks.count(); k++) {
            blas.gemvT(n, n, 1, power, Layout.ORIGIN, stride, now, row(k - 1), now, row(k));
        }
    }

    private void stepByStep() {
        System.arraycopy(x0, 0, now, row(0), n);
        for (int t = 0; t < size.steps(); t++) {
            int x = row(t % 2);
            int image = row((t + 1) % 2);
            System.arraycopy(w, t % size.period() * n, now, image, n);
            blas.gemvT(n, n, 1, at, Layout.ORIGIN, stride, now, x, now, image);
            if (size.keep() == Keep.ALL || t + 1 == size.steps()) {
                System.arraycopy(now, image, states, size.keep() == Keep.ALL ? t * n : 0, n);
            }
        }
    }

    private int row(int k) {
        return Layout.ORIGIN + k * stride;
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.storedSteps(), n, states.clone());
    }

    @Override
    public String path() {
        return path;
    }
}
