package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;

/**
 * The propagation of one state by {@link TimeChunks}: K stretches of time as a batch, at the speed of products of matrices
 * instead of that of products with a vector, which read all of A for every step.
 *
 * <p>All chunks start from zero, the first from x[0]; then each takes in what the one before it ends with,
 * s[k] = Aᶜ s[k−1] + z[k], with Aᶜ by squaring. If every state is wanted, the chunks run once more from where they truly
 * begin. The first chunk waits in its zero state until time 0, so that all end together.
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

    /** Row k is the state of chunk k. */
    private double[] now;

    private double[] next;
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
            System.arraycopy(now, Layout.ORIGIN, next, row(1), (chunks.count() - 1) * stride);
            Arrays.fill(next, Layout.ORIGIN, row(1), 0);
            swap();
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
            product(n, power, power, square);
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

    /** C ← C + DE, D of so many rows, E of n×n. */
    private void product(int rows, double[] d, double[] e, double[] c) {
        int o = Layout.ORIGIN;
        blas.gemm(Op.N, Op.N, rows, n, n, 1, d, o, stride, e, o, stride, c, o, stride);
    }

    /** Every chunk through all of its steps. */
    private void pass(boolean stores) {
        for (int j = 0; j < chunks.length(); j++) {
            if (j == chunks.lead()) {
                System.arraycopy(x0, 0, now, row(0), n);
            }
            for (int k = 0; k < chunks.count(); k++) {
                disturb(chunks.time(k, j), row(k));
            }
            product(chunks.count(), now, at, next);
            swap();
            for (int k = 0; k < chunks.count() && stores; k++) {
                store(chunks.time(k, j), row(k));
            }
        }
    }

    private void disturb(int t, int to) {
        if (t < 0) {
            Arrays.fill(next, to, to + n, 0);
        } else {
            System.arraycopy(w, t % size.period() * n, next, to, n);
        }
    }

    private void store(int t, int from) {
        if (t >= 0) {
            System.arraycopy(now, from, states, t * n, n);
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

    private void swap() {
        double[] done = next;
        next = now;
        now = done;
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
