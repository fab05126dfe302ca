package threshold.core.backend.scalar;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.algorithm.ArrayPlan;
import threshold.core.kernel.HeadLoss.Pass;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;

/**
 * Context by context, token by token: z = wᵀh + b, m' = max(m, z), s' = s exp(m − m') + exp(z − m') (Milakov and
 * Gimelshein 2018, algorithm 3); backward each logit is made again.
 */
final class ScalarHeadLoss extends ArrayPlan<Problem, Solution> {

    private final Size size;
    private final int d;
    private final double[] hidden;
    private final double[] head;
    private final double[] bias;
    private final int[] targets;
    private final double[] logZ;
    private final double @Nullable [] dHidden;
    private final double @Nullable [] dHead;
    private double loss;

    ScalarHeadLoss(Size size) {
        this.size = size;
        d = size.d();
        hidden = new double[Math.multiplyExact(size.contexts(), d)];
        head = new double[Math.multiplyExact(size.vocabulary(), d)];
        bias = new double[size.vocabulary()];
        targets = new int[size.contexts()];
        logZ = new double[size.contexts()];
        boolean gradients = size.pass() == Pass.BACKWARD;
        dHidden = gradients ? new double[hidden.length] : null;
        dHead = gradients ? new double[head.length] : null;
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.hidden().data(), 0, hidden, 0, hidden.length);
        System.arraycopy(problem.head().data(), 0, head, 0, head.length);
        if (problem.bias() == null) {
            Arrays.fill(bias, 0);
        } else {
            System.arraycopy(problem.bias(), 0, bias, 0, bias.length);
        }
        System.arraycopy(problem.targets(), 0, targets, 0, targets.length);
    }

    @Override
    protected void solve() {
        loss = 0;
        for (int i = 0; i < size.contexts(); i++) {
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int v = 0; v < size.vocabulary(); v++) {
                double z = finiteLogit(i, v);
                double larger = Math.max(max, z);
                sum = sum * Math.exp(max - larger) + Math.exp(z - larger);
                max = larger;
            }
            logZ[i] = max + Math.log(sum);
            loss += ((max - logit(i, targets[i])) + Math.log(sum)) / size.contexts();
        }
        if (dHidden != null && dHead != null) {
            gradients(dHidden, dHead);
        }
    }

    private void gradients(double[] ofHidden, double[] ofHead) {
        Arrays.fill(ofHidden, 0);
        Arrays.fill(ofHead, 0);
        for (int i = 0; i < size.contexts(); i++) {
            for (int v = 0; v < size.vocabulary(); v++) {
                double onehot = v == targets[i] ? 1 : 0;
                double g = (Math.exp(logit(i, v) - logZ[i]) - onehot) / size.contexts();
                for (int j = 0; j < d; j++) {
                    ofHidden[i * d + j] += g * head[v * d + j];
                    ofHead[v * d + j] += g * hidden[i * d + j];
                }
            }
        }
    }

    private double finiteLogit(int i, int v) {
        double z = logit(i, v);
        if (!Double.isFinite(z)) {
            throw new ArithmeticException("a logit of context " + i + " of " + size.contexts()
                    + " overflows; scale the hidden states or the head down");
        }
        return z;
    }

    private double logit(int i, int v) {
        double z = bias[v];
        for (int j = 0; j < d; j++) {
            z += head[v * d + j] * hidden[i * d + j];
        }
        return z;
    }

    @Override
    protected Solution copyOut() {
        return new Solution(
                loss,
                logZ.clone(),
                dHidden == null ? null : new Matrix(size.contexts(), d, dHidden.clone()),
                dHead == null ? null : new Matrix(size.vocabulary(), d, dHead.clone()));
    }
}
