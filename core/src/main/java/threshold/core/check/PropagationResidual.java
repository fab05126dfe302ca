package threshold.core.check;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.kernel.StatePropagation;
import threshold.core.workload.Normals;

/**
 * Local error of a propagation, in units of n·eps, n the dimension of the state: the largest over t and over the batch of
 * ‖x[t+1] − (A x[t] + w[t])‖₂ / ((‖A‖₂‖x[t]‖₂ + ‖w[t]‖₂) n eps), formed in doubled precision.
 *
 * <p>Where only x[T] is stored, the last K steps are repeated in doubled precision, K so that what came before has
 * shrunk below eps/{@value #NEGLIGIBLE_PART}; an error made in every step adds up to at most Σ ‖A‖ᵏ of them, k &lt; K, and
 * the difference is divided by that sum to be comparable with the local error. If A does not contract, all T steps are
 * repeated. Long or wide problems are judged on a seeded sample of steps and states, first and last among them.
 */
public final class PropagationResidual {

    private static final double MOST_PRODUCTS = 2e7;
    private static final int NEGLIGIBLE_PART = 100;
    private static final long SEED = 0x70b;

    private final StatePropagation.Problem problem;
    private final int n;
    private final int batch;
    private final double norm;

    private PropagationResidual(StatePropagation.Problem problem) {
        this.problem = problem;
        n = problem.a().rows();
        batch = problem.x0().cols();
        norm = SpectralNorm.of(n, (v, image) -> {
            double[] back = Products.transposedTimes(problem.a(), Products.times(problem.a(), v));
            System.arraycopy(back, 0, image, 0, n);
        });
    }

    /** The local error of a stored trajectory, or the scaled error of a final state. */
    public static double of(StatePropagation.Problem problem, StatePropagation.Size size, Matrix solution) {
        solution.requireShape("states", size.storedSteps(), size.n() * size.batch());
        if (!Norms.finite(solution.data())) {
            return Double.POSITIVE_INFINITY;
        }
        PropagationResidual check = new PropagationResidual(problem);
        double error = size.keep() == StatePropagation.Keep.ALL
                ? check.stored(size.steps(), solution)
                : check.last(size.steps(), solution);
        return error / (size.n() * Doubled.EPS);
    }

    private double stored(int steps, Matrix states) {
        double worst = 0;
        for (int t : sample(steps, MOST_PRODUCTS / ((double) n * n * batch))) {
            for (int b = 0; b < batch; b++) {
                double[] x = t == 0 ? state(problem.x0(), 0, b) : state(states, t - 1, b);
                worst = Math.max(worst, localError(x, t, b, state(states, t, b)));
            }
        }
        return worst;
    }

    private double localError(double[] x, int t, int b, double[] next) {
        double[] w = disturbance(t, b);
        double[] error = new double[n];
        for (int i = 0; i < n; i++) {
            Doubled sum = new Doubled(-next[i]);
            sum.add(w[i]);
            sum.addDot(n, problem.a().data(), i * n, x, 0);
            error[i] = sum.value();
        }
        return relative(Norms.two(error), norm * Norms.two(x) + Norms.two(w));
    }

    private double last(int steps, Matrix state) {
        int repeated = Math.min(steps, memory());
        double growth = 0;
        double power = 1;
        for (int k = 0; k < repeated; k++) {
            growth += power;
            power *= norm;
        }
        double worst = 0;
        for (int b : sample(batch, MOST_PRODUCTS / ((double) n * n * repeated))) {
            worst = Math.max(worst, replayError(steps, repeated, b, state(state, 0, b)));
        }
        return worst / growth;
    }

    /** Steps after which a state has shrunk below eps/{@value #NEGLIGIBLE_PART} of itself; all of them if A does not contract. */
    private int memory() {
        if (norm == 0) {
            return 1;
        }
        // The norm is an estimate from below; the margin of a tenth of the contraction makes up for it.
        double rate = 0.9 * -Math.log(norm);
        double needed = Math.log(NEGLIGIBLE_PART / Doubled.EPS) / rate;
        return rate > 0 && needed < Integer.MAX_VALUE ? (int) Math.ceil(needed) : Integer.MAX_VALUE;
    }

    private double replayError(int steps, int repeated, int b, double[] state) {
        double[] high = repeated == steps ? state(problem.x0(), 0, b) : new double[n];
        double[] low = new double[n];
        double scale = 0;
        for (int t = steps - repeated; t < steps; t++) {
            double[] w = disturbance(t, b);
            scale = Math.max(scale, norm * Norms.two(high) + Norms.two(w));
            double[] next = new double[n];
            double[] nextLow = new double[n];
            for (int i = 0; i < n; i++) {
                Doubled sum = new Doubled(w[i]);
                sum.addDot(n, problem.a().data(), i * n, high, 0);
                sum.add(Products.dot(n, problem.a().data(), i * n, low, 0));
                next[i] = sum.value();
                nextLow[i] = sum.rest();
            }
            high = next;
            low = nextLow;
        }
        double[] error = new double[n];
        for (int i = 0; i < n; i++) {
            error[i] = (state[i] - high[i]) - low[i];
        }
        return relative(Norms.two(error), scale);
    }

    private double[] state(Matrix states, int t, int b) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> states.data()[(t * n + i) * batch + b]);
        return x;
    }

    private double[] disturbance(int t, int b) {
        return state(problem.w(), t % problem.w().rows(), b);
    }

    /** 0 … count − 1, or at most {@code most} of them: the first, the last, and some between. */
    private static int[] sample(int count, double most) {
        if (count <= Math.max(2, most)) {
            int[] all = new int[count];
            Arrays.setAll(all, i -> i);
            return all;
        }
        Normals random = new Normals(SEED);
        int[] some = new int[(int) Math.max(2, most)];
        Arrays.setAll(some, i -> (int) (random.uniform() * count));
        some[0] = 0;
        some[1] = count - 1;
        return some;
    }

    private static double relative(double error, double scale) {
        return error == 0 ? 0 : error / scale;
    }
}
