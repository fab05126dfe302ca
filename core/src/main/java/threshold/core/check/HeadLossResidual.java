package threshold.core.check;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.kernel.HeadLoss.Pass;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;
import threshold.core.workload.Normals;

/**
 * Error of a head's loss in units of d·eps, against logits in doubled precision and sums of {@code StrictMath.exp}.
 *
 * <p>A logit is off by about d·eps times c_i = 1 + ‖h_i‖ max_v ‖w_v‖ + max_v |b_v|, so that is the scale of ln Z_i, of
 * the loss with the largest c, and of each entry of the gradients, relative to the sum of the absolute values of what
 * it adds up; gradients of logits over 1e12 are not to be judged so.
 *
 * <p>All contexts are formed while that is cheap; beyond, as many from a fixed seed as take {@value #MOST_PRODUCTS}
 * products, at least {@value #FEWEST}. The loss is held against all log-partitions of the solution, rows of ∂loss/∂W
 * against these too; two identities hold the gradients as a whole: Σ_v ∂loss/∂w_v = Σ_i (Σ_v p_iv − 1) h_i / N = 0, and
 * Σ_i h_iᵀ ∂loss/∂h_i = Σ_v w_vᵀ ∂loss/∂w_v.
 */
public final class HeadLossResidual {

    private static final double MOST_PRODUCTS = 4e7;
    private static final int FEWEST = 2;

    /** A probability of which all may be lost: times 30 eps it is over e^-708, where exponentials may end. */
    private static final double UNDERFLOW = 1e-280;

    private static final long SEED = 0x10557;

    private final Problem problem;
    private final int contexts;
    private final int vocabulary;
    private final int d;
    private final double[] scales;
    private final double[] logits;
    private final double[] rests;

    private HeadLossResidual(Problem problem, Size size) {
        this.problem = problem;
        contexts = size.contexts();
        vocabulary = size.vocabulary();
        d = size.d();
        scales = scales(problem);
        logits = new double[vocabulary];
        rests = new double[vocabulary];
    }

    public static double of(Problem problem, Size size, Solution solution) {
        if (solution.logZ().length != size.contexts()) {
            throw new IllegalArgumentException(
                    solution.logZ().length + " log-partitions for " + size.contexts() + " contexts");
        }
        if (!Double.isFinite(solution.loss()) || !Norms.finite(solution.logZ())) {
            return Double.POSITIVE_INFINITY;
        }
        HeadLossResidual residual = new HeadLossResidual(problem, size);
        double worst = Math.max(residual.loss(solution), residual.contexts(solution));
        if (size.pass() == Pass.BACKWARD) {
            worst = Math.max(worst, residual.tokens(solution));
            worst = Math.max(worst, residual.identities(solution));
        }
        return worst / (size.d() * Doubled.EPS);
    }

    /** The loss by the solution's own log-partitions. */
    private double loss(Solution solution) {
        Doubled sum = new Doubled();
        for (int i = 0; i < contexts; i++) {
            Doubled logit = logit(i, problem.targets()[i]);
            sum.add(solution.logZ()[i]);
            sum.add(-logit.value());
        }
        return Math.abs(solution.loss() - sum.value() / contexts) / Norms.max(scales);
    }

    /** ln Z_i and ∂loss/∂h_i of some contexts. */
    private double contexts(Solution solution) {
        double worst = 0;
        for (int i : sample(contexts, MOST_PRODUCTS / ((double) vocabulary * d))) {
            int largest = 0;
            for (int v = 0; v < vocabulary; v++) {
                Doubled logit = logit(i, v);
                logits[v] = logit.value();
                rests[v] = logit.rest();
                largest = logits[v] > logits[largest] ? v : largest;
            }
            double max = logits[largest];
            double rest = rests[largest];
            Doubled sum = new Doubled();
            for (int v = 0; v < vocabulary; v++) {
                logits[v] = StrictMath.exp((logits[v] - max) + (rests[v] - rest));
                sum.add(logits[v]);
            }
            double error = Math.abs((solution.logZ()[i] - max) - (StrictMath.log(sum.value()) + rest));
            worst = Math.max(worst, error / scales[i]);
            Matrix dHidden = solution.dHidden();
            if (dHidden != null) {
                worst = Math.max(worst, hidden(dHidden, i, sum.value()) / scales[i]);
            }
        }
        return worst;
    }

    /** Error of N ∂loss/∂h_i = Σ_v p_v w_v − w_y, the exponentials of the context at hand being in {@link #logits}. */
    private double hidden(Matrix dHidden, int i, double sum) {
        double[] high = new double[d];
        double[] low = new double[d];
        double[] size = new double[d];
        for (int v = 0; v < vocabulary; v++) {
            double p = logits[v] / sum;
            add(p + UNDERFLOW, p, problem.head(), v, high, low, size);
        }
        add(1, -1, problem.head(), problem.targets()[i], high, low, size);
        return worst(dHidden, i, high, low, size);
    }

    /** ∂loss/∂w_v of some tokens, first, last and targets among them. */
    private double tokens(Solution solution) {
        Matrix dHead = requirePresent(solution.dHead(), "dHead", vocabulary);
        requirePresent(solution.dHidden(), "dHidden", contexts);
        double scale = Norms.max(scales);
        int[] drawn = sample(vocabulary, MOST_PRODUCTS / 4 / ((double) contexts * d));
        int[] all = IntStream.concat(
                        Arrays.stream(drawn),
                        IntStream.of(0, vocabulary - 1, problem.targets()[0], problem.targets()[contexts - 1]))
                .distinct()
                .toArray();
        double worst = 0;
        for (int v : all) {
            double[] high = new double[d];
            double[] low = new double[d];
            double[] size = new double[d];
            for (int i = 0; i < contexts; i++) {
                Doubled logit = logit(i, v);
                double p = StrictMath.exp(logit.value() - solution.logZ()[i] + logit.rest());
                add(p + UNDERFLOW, p, problem.hidden(), i, high, low, size);
                if (problem.targets()[i] == v) {
                    add(1, -1, problem.hidden(), i, high, low, size);
                }
            }
            worst = Math.max(worst, worst(dHead, v, high, low, size) / scale);
        }
        return worst;
    }

    /** What both gradients come to as a whole. */
    private double identities(Solution solution) {
        Matrix dHead = requirePresent(solution.dHead(), "dHead", vocabulary);
        Matrix dHidden = requirePresent(solution.dHidden(), "dHidden", contexts);
        double scale = Norms.max(scales);
        double[] high = new double[d];
        double[] low = new double[d];
        for (int v = 0; v < vocabulary; v++) {
            Doubled.axpy(d, contexts, dHead.data(), v * d, high, low);
        }
        double[] size = new double[d];
        for (int i = 0; i < contexts; i++) {
            for (int j = 0; j < d; j++) {
                size[j] += 2 * Math.abs(problem.hidden().at(i, j));
            }
        }
        double worst = 0;
        for (int j = 0; j < d; j++) {
            worst = Math.max(worst, relative(Math.abs(high[j] + low[j]), size[j]));
        }
        Doubled difference = new Doubled();
        difference.addDot(contexts * d, dHidden.data(), 0, problem.hidden().data(), 0);
        difference.add(-dot(dHead, problem.head()));
        return Math.max(worst, Math.abs(difference.value()) / (2 * scale)) / scale;
    }

    private static double dot(Matrix a, Matrix b) {
        Doubled sum = new Doubled();
        sum.addDot(a.data().length, a.data(), 0, b.data(), 0);
        return sum.value();
    }

    /** Adds a row times α to a sum, and its absolute values times a weight to what the sum is measured by. */
    private void add(double weight, double alpha, Matrix rows, int row, double[] high, double[] low, double[] size) {
        Doubled.axpy(d, alpha, rows.data(), row * d, high, low);
        for (int j = 0; j < d; j++) {
            size[j] += weight * Math.abs(rows.at(row, j));
        }
    }

    private double worst(Matrix gradient, int row, double[] high, double[] low, double[] size) {
        double worst = 0;
        for (int j = 0; j < d; j++) {
            double error = Math.abs((contexts * gradient.at(row, j) - high[j]) - low[j]);
            worst = Math.max(worst, relative(error, size[j]));
        }
        return worst;
    }

    private static double relative(double error, double scale) {
        return error == 0 ? 0 : error / scale;
    }

    private Doubled logit(int i, int v) {
        Doubled logit = new Doubled(bias(v));
        logit.addDot(d, problem.hidden().data(), i * d, problem.head().data(), v * d);
        return logit;
    }

    private double bias(int v) {
        double[] bias = problem.bias();
        return bias == null ? 0 : bias[v];
    }

    /** c of every context. */
    private static double[] scales(Problem problem) {
        double largest = Norms.max(norms(problem.head()));
        double[] bias = problem.bias();
        double shift = 1 + (bias == null ? 0 : Norms.max(bias));
        double[] scales = norms(problem.hidden());
        for (int i = 0; i < scales.length; i++) {
            scales[i] = shift + scales[i] * largest;
        }
        return scales;
    }

    private static double[] norms(Matrix a) {
        return IntStream.range(0, a.rows())
                .mapToDouble(i -> Norms.two(a.cols(), a.data(), i * a.cols(), 1))
                .toArray();
    }

    private static int[] sample(int count, double most) {
        if (count <= most) {
            return IntStream.range(0, count).toArray();
        }
        Normals random = new Normals(SEED);
        return IntStream.range(0, (int) Math.max(FEWEST, most))
                .map(_ -> (int) (random.uniform() * count))
                .distinct()
                .toArray();
    }

    private static Matrix requirePresent(@Nullable Matrix gradient, String name, int rows) {
        if (gradient == null) {
            throw new IllegalArgumentException("a backward pass gave no " + name + " of " + rows + " rows");
        }
        return gradient;
    }
}
