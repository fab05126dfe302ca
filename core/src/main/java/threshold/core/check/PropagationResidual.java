package threshold.core.check;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.kernel.StatePropagation;
import threshold.core.workload.Normals;

/**
 * Local error of a propagation, in units of n·eps, n the dimension of the state: the largest over t and over the batch
 * of ‖x[t+1] − (A x[t] + w[t])‖₂ / ((‖A‖₂‖x[t]‖₂ + ‖w[t]‖₂) n eps), formed in doubled precision.
 *
 * <p>Where only x[T] is stored, the last K steps are repeated in doubled precision, K so that what came before, x[0]
 * with it, has shrunk below eps/{@value #NEGLIGIBLE_PART} of a disturbance, or all T if A does not contract. A local
 * error of ‖A‖₂‖x[t]‖₂ + ‖w[t]‖₂ in every step makes one of at most b[T] in the end, b[t+1] = ‖A‖₂ b[t] + ‖A‖₂‖x[t]‖₂ +
 * ‖w[t]‖₂ with b = 0 at first; the difference is divided by that, to be comparable with the local error. (b is far from
 * sharp for an A far from normal.)
 *
 * <p>Long or wide problems are judged on a seeded sample of steps and states, first and last among them. Steps that
 * lead to a final state cannot be sampled: over {@value #MOST_REPEATED} products it is not judged.
 */
public final class PropagationResidual {

    private static final double MOST_PRODUCTS = 2e7;
    private static final double MOST_REPEATED = 2e10;
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
        norm = SpectralNorm.of(problem.a());
    }

    /**
     * The local error of a stored trajectory, or the scaled error of a final state.
     *
     * @throws ArithmeticException naming the sizes, if a final state takes too many steps to repeat or if what rounding
     *     may add up to overflows; all states together can be judged then
     */
    public static double of(StatePropagation.Problem problem, StatePropagation.Size size, Matrix solution) {
        solution.requireShape("states", size.storedSteps(), size.n() * size.batch());
        if (!Norms.finite(solution.data())) {
            return Double.POSITIVE_INFINITY;
        }
        PropagationResidual check = new PropagationResidual(problem);
        double error = size.keep() == StatePropagation.Keep.ALL
                ? check.stored(size.steps(), solution)
                : check.last(size, solution);
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

    private double last(StatePropagation.Size size, Matrix state) {
        int repeated = Math.min(size.steps(), memory());
        double products = (double) n * n * repeated;
        if (products > MOST_REPEATED) {
            throw unjudged(size, "it takes " + repeated + " steps to repeat");
        }
        double worst = 0;
        for (int b : sample(batch, MOST_PRODUCTS / products)) {
            double error = replayError(size.steps(), repeated, b, state(state, 0, b));
            if (Double.isNaN(error)) {
                throw unjudged(size, "what rounding may add up to overflows");
            }
            worst = Math.max(worst, error);
        }
        return worst;
    }

    private static ArithmeticException unjudged(StatePropagation.Size size, String why) {
        return new ArithmeticException("the final state of " + size.named() + " cannot be judged: " + why);
    }

    /**
     * The least K with ‖A‖ᴷ (‖x[0]‖ + max‖w‖/(1 − ‖A‖)) ≤ min‖w‖ eps/{@value #NEGLIGIBLE_PART}: the bracket bounds
     * every state, and b[T] is at least min‖w‖. All steps if A does not contract or no disturbance covers what is left.
     */
    private int memory() {
        if (norm == 0) {
            return 1;
        }
        // The norm is an estimate from below; the margin of a tenth of the contraction makes up for it.
        double rate = 0.9 * -Math.log(norm);
        double needed = Math.log(NEGLIGIBLE_PART / Doubled.EPS * largestOverDisturbance()) / rate;
        return rate > 0 && needed < Integer.MAX_VALUE ? (int) Math.ceil(needed) : Integer.MAX_VALUE;
    }

    /** (‖x[0]‖ + max‖w‖/(1 − ‖A‖)) / min‖w‖, the largest of the batch; without a disturbance it is not finite. */
    private double largestOverDisturbance() {
        double worst = 0;
        for (int b = 0; b < batch; b++) {
            int state = b;
            DoubleSummaryStatistics w = IntStream.range(0, problem.w().rows())
                    .mapToDouble(t -> Norms.two(disturbance(t, state)))
                    .summaryStatistics();
            double largest = Norms.two(state(problem.x0(), 0, b)) + w.getMax() / (1 - norm);
            worst = Math.max(worst, largest / w.getMin());
        }
        return worst;
    }

    /** The error of a final state over its bound b[T]; NaN if that overflows. */
    private double replayError(int steps, int repeated, int b, double[] state) {
        double[] high = repeated == steps ? state(problem.x0(), 0, b) : new double[n];
        double[] low = new double[n];
        double bound = 0;
        for (int t = steps - repeated; t < steps; t++) {
            double[] w = disturbance(t, b);
            bound = norm * bound + (norm * Norms.two(high) + Norms.two(w));
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
        return Double.isFinite(bound) ? relative(Norms.two(error), bound) : Double.NaN;
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
