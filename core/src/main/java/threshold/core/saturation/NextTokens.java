package threshold.core.saturation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;

/**
 * Next-token distributions P of C contexts over V tokens, given by their logits, and how far others are from them.
 *
 * <p>KL(P‖Q) = Σ p (ln p − ln q), a mean over contexts with weights π; with logits z of Q its gradient is π (q − p).
 */
final class NextTokens {

    private final Matrix p;
    private final Matrix logP;
    private final double[] weight;

    /**
     * @param logits of P, C×V
     * @param weight of each context; they sum to 1
     */
    NextTokens(Matrix logits, double[] weight) {
        this.weight = weight;
        logP = Matrix.zeros(logits.rows(), logits.cols());
        p = Matrix.zeros(logits.rows(), logits.cols());
        for (int c = 0; c < logits.rows(); c++) {
            double lse = logSumExp(logits, c);
            for (int v = 0; v < logits.cols(); v++) {
                int at = c * logits.cols() + v;
                logP.data()[at] = logits.data()[at] - lse;
                p.data()[at] = Math.exp(logP.data()[at]);
            }
        }
    }

    /** Contexts of equal weight. */
    static NextTokens of(Matrix logits) {
        double[] weight = new double[logits.rows()];
        Arrays.fill(weight, 1.0 / weight.length);
        return new NextTokens(logits, weight);
    }

    int contexts() {
        return p.rows();
    }

    int vocabulary() {
        return p.cols();
    }

    double p(int c, int v) {
        return p.at(c, v);
    }

    /** ln Σ_v exp z_v of a context. */
    static double logSumExp(Matrix z, int c) {
        double max = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < z.cols(); v++) {
            max = Math.max(max, z.at(c, v));
        }
        double sum = 0;
        for (int v = 0; v < z.cols(); v++) {
            sum += Math.exp(z.at(c, v) - max);
        }
        return max + Math.log(sum);
    }

    /** Mean KL(P‖softmax z). */
    double gap(Matrix z) {
        return gap(z, null);
    }

    /** Mean KL(P‖softmax z); its gradient with respect to z goes to {@code gradient}. */
    double gap(Matrix z, @Nullable Matrix gradient) {
        int vocabulary = vocabulary();
        double[] q = new double[vocabulary];
        double gap = 0;
        for (int c = 0; c < contexts(); c++) {
            int row = c * vocabulary;
            double max = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < vocabulary; v++) {
                max = Math.max(max, z.data()[row + v]);
            }
            double sum = 0;
            for (int v = 0; v < vocabulary; v++) {
                q[v] = Math.exp(z.data()[row + v] - max);
                sum += q[v];
            }
            double lse = max + Math.log(sum);
            double kl = 0;
            for (int v = 0; v < vocabulary; v++) {
                kl += p.data()[row + v] * (logP.data()[row + v] - (z.data()[row + v] - lse));
            }
            gap += weight[c] * kl;
            if (gradient != null) {
                for (int v = 0; v < vocabulary; v++) {
                    gradient.data()[row + v] = weight[c] * (q[v] / sum - p.data()[row + v]);
                }
            }
        }
        return gap;
    }

    /** Mean entropy of P. */
    double entropy() {
        double entropy = 0;
        for (int c = 0; c < contexts(); c++) {
            for (int v = 0; v < vocabulary(); v++) {
                entropy -= weight[c] * p.at(c, v) * logP.at(c, v);
            }
        }
        return entropy;
    }

    /** Frequencies of the tokens over all contexts. */
    double[] unigrams() {
        double[] mean = new double[vocabulary()];
        for (int c = 0; c < contexts(); c++) {
            for (int v = 0; v < mean.length; v++) {
                mean[v] += weight[c] * p.at(c, v);
            }
        }
        return mean;
    }

    /**
     * How δ = z − ln P differs within a context, over contexts.
     *
     * @param halfVariance mean of ½ Var_p δ, what KL is for small δ
     * @param hoeffding mean of (max δ − min δ)²/8, which KL is at most
     * @param identity largest difference of KL from ln E_p e^δ − E_p δ, which it is
     */
    record Differences(double halfVariance, double hoeffding, double identity) {}

    Differences differences(Matrix z) {
        double halfVariance = 0;
        double hoeffding = 0;
        double identity = 0;
        for (int c = 0; c < contexts(); c++) {
            double lse = logSumExp(z, c);
            double mean = 0;
            double kl = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < vocabulary(); v++) {
                double delta = z.at(c, v) - logP.at(c, v);
                mean += p.at(c, v) * delta;
                kl += p.at(c, v) * (lse - delta);
                least = Math.min(least, delta);
                most = Math.max(most, delta);
            }
            double variance = 0;
            double moment = 0;
            for (int v = 0; v < vocabulary(); v++) {
                double centred = z.at(c, v) - logP.at(c, v) - mean;
                variance += p.at(c, v) * centred * centred;
                moment += p.at(c, v) * Math.exp(centred);
            }
            halfVariance += weight[c] * variance / 2;
            hoeffding += weight[c] * (most - least) * (most - least) / 8;
            identity = Math.max(identity, Math.abs(Math.log(moment) - kl));
        }
        return new Differences(halfVariance, hoeffding, identity);
    }
}
