package threshold.core.saturation;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.HeadSvd;

/**
 * Heads of rank d for next-token distributions with logits L (C×V): L's truncated SVD, that of L with its tokens weighted
 * by their frequency, and the best there is.
 *
 * <p>Π = I − 11ᵀ/V takes from a row what softmax does not see. Weighted, (L − (Lp̄)1ᵀ) diag(p̄)^½ is cut to rank d and its
 * columns divided by p̄^½ again: the head that minimises ½ E_p̄ (δ − E_p̄ δ)², KL's second order around p̄.
 */
final class LowRankHeads {

    private static final double SLOPE = 2e-9;
    private static final int EVALUATIONS = 20_000;

    private final Workbench bench;
    private final NextTokens target;
    private final HeadSvd.Svd plain;
    private final HeadSvd.Svd weighted;
    private final double[] root;

    /** A head: logits are {@code contexts} times the transpose of {@code tokens}. */
    record Head(Matrix contexts, Matrix tokens) {}

    LowRankHeads(Workbench bench, Matrix logits) {
        this.bench = bench;
        target = NextTokens.of(logits);
        int vocabulary = logits.cols();
        double[] unigrams = target.unigrams();
        root = new double[vocabulary];
        for (int v = 0; v < vocabulary; v++) {
            root[v] = Math.sqrt(unigrams[v]);
        }
        double[] even = new double[vocabulary];
        Arrays.fill(even, 1.0 / vocabulary);
        plain = svd(centred(logits, even));
        Matrix scaled = centred(logits, unigrams);
        for (int i = 0; i < scaled.data().length; i++) {
            scaled.data()[i] *= root[i % vocabulary];
        }
        weighted = svd(scaled);
    }

    private HeadSvd.Svd svd(Matrix a) {
        if (a.rows() >= a.cols()) {
            return bench.svd(a);
        }
        HeadSvd.Svd turned = bench.svd(a.transposed());
        return new HeadSvd.Svd(turned.sigma(), turned.v(), turned.u());
    }

    /** L − (L w)1ᵀ. */
    private static Matrix centred(Matrix logits, double[] w) {
        Matrix centred = Matrix.zeros(logits.rows(), logits.cols());
        for (int c = 0; c < logits.rows(); c++) {
            double mean = 0;
            for (int v = 0; v < w.length; v++) {
                mean += w[v] * logits.at(c, v);
            }
            for (int v = 0; v < w.length; v++) {
                centred.data()[c * w.length + v] = logits.at(c, v) - mean;
            }
        }
        return centred;
    }

    NextTokens target() {
        return target;
    }

    /** Singular values of LΠ. */
    double[] sigma() {
        return plain.sigma();
    }

    /** U√Σ and V√Σ of rank d. */
    Head truncated(int d) {
        return new Head(root(plain.u(), plain.sigma(), d), root(plain.v(), plain.sigma(), d));
    }

    /** The same of the weighted logits, unweighted. */
    Head weighted(int d) {
        Matrix tokens = root(weighted.v(), weighted.sigma(), d);
        for (int v = 0; v < tokens.rows(); v++) {
            for (int k = 0; k < d; k++) {
                tokens.data()[v * d + k] /= root[v];
            }
        }
        return new Head(root(weighted.u(), weighted.sigma(), d), tokens);
    }

    private static Matrix root(@Nullable Matrix vectors, double[] sigma, int d) {
        Matrix all = Objects.requireNonNull(vectors);
        Matrix scaled = Matrix.zeros(all.rows(), d);
        for (int i = 0; i < all.rows(); i++) {
            for (int k = 0; k < d; k++) {
                scaled.data()[i * d + k] = all.at(i, k) * Math.sqrt(sigma[k]);
            }
        }
        return scaled;
    }

    Matrix logits(Head head) {
        return bench.product(head.contexts(), head.tokens().transposed());
    }

    double gap(Head head) {
        return target.gap(logits(head));
    }

    /** KL of the best head of rank d that is found from both truncations. */
    double optimal(int d) {
        return Math.min(improved(weighted(d)), improved(truncated(d)));
    }

    private double improved(Head start) {
        int d = start.contexts().cols();
        int split = start.contexts().data().length;
        double[] x = new double[split + start.tokens().data().length];
        System.arraycopy(start.contexts().data(), 0, x, 0, split);
        System.arraycopy(start.tokens().data(), 0, x, split, x.length - split);
        Matrix gradient = Matrix.zeros(target.contexts(), target.vocabulary());
        return Lbfgs.of(
                        (at, slope) -> {
                            Head head = head(at, split, d);
                            double gap = target.gap(logits(head), gradient);
                            Matrix ofContexts = bench.product(gradient, head.tokens());
                            Matrix ofTokens = bench.product(gradient.transposed(), head.contexts());
                            System.arraycopy(ofContexts.data(), 0, slope, 0, split);
                            System.arraycopy(ofTokens.data(), 0, slope, split, slope.length - split);
                            return gap;
                        },
                        x,
                        SLOPE,
                        EVALUATIONS)
                .value();
    }

    private static Head head(double[] x, int split, int d) {
        return new Head(
                new Matrix(split / d, d, Arrays.copyOf(x, split)),
                new Matrix((x.length - split) / d, d, Arrays.copyOfRange(x, split, x.length)));
    }
}
