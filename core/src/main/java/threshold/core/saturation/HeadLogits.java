package threshold.core.saturation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.HeadLoss;
import threshold.core.kernel.RowSource;

/**
 * Log-partitions ln Z of hidden states under a head that is read in blocks of tokens: those of the blocks are put together
 * by ln Σ exp, and no block of logits outlives its reduction.
 *
 * @param logZ one for each hidden state
 * @param target the logit of each target; empty without targets
 */
record HeadLogits(double[] logZ, double[] target) {

    private static final int ENTRIES = 1 << 23;

    static HeadLogits of(Workbench bench, RowSource head, double @Nullable [] bias, HiddenStates hidden) {
        Matrix states = hidden.states();
        int n = states.rows();
        int d = head.cols();
        int tokens = Math.min(head.rows(), Math.max(512, ENTRIES / d));
        double[] logZ = new double[n];
        Arrays.fill(logZ, Double.NEGATIVE_INFINITY);
        int[] targets = hidden.targets();
        double[] target = new double[targets == null ? 0 : n];
        int[] first = new int[n];
        for (int v = 0; v < head.rows(); v += tokens) {
            int count = Math.min(tokens, head.rows() - v);
            Matrix block = Matrix.zeros(count, d);
            head.read(v, count, block.data(), 0, d);
            double[] ofBlock = bias == null ? null : Arrays.copyOfRange(bias, v, v + count);
            HeadLoss.Solution solution = bench.solve(
                    HeadLoss.CONTRACT,
                    new HeadLoss.Size(n, d, count, HeadLoss.Pass.FORWARD),
                    new HeadLoss.Problem(states, block, ofBlock, first));
            for (int i = 0; i < n; i++) {
                logZ[i] = together(logZ[i], solution.logZ()[i]);
                if (targets != null && targets[i] >= v && targets[i] < v + count) {
                    target[i] = logit(states, i, block, targets[i] - v, ofBlock);
                }
            }
        }
        return new HeadLogits(logZ, target);
    }

    /** ln(e^a + e^b). */
    private static double together(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }

    private static double logit(Matrix states, int i, Matrix block, int row, double @Nullable [] bias) {
        double sum = bias == null ? 0 : bias[row];
        for (int j = 0; j < states.cols(); j++) {
            sum += states.at(i, j) * block.at(row, j);
        }
        return sum;
    }

    /** Mean of ln Z − z of the target. */
    double loss() {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            sum += (logZ[i] - target[i]) / target.length;
        }
        return sum;
    }
}
