package threshold.core.saturation;

import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Anisotropy;
import threshold.core.kernel.HeadSvd;
import threshold.core.workload.Matrices;

/**
 * A model of C contexts with a head of dimension d, trained: h = LN(X), logits h Wᵀ, X (C×d) and W (V×d) by Adam on all
 * contexts at once; how its contexts and its head look on the way.
 *
 * @param gap KL at the end
 * @param cosines mean cosine of the contexts, every {@value #EVERY} steps and before the first
 * @param entropies SE₂ of the head, likewise
 */
record BottleneckRun(double gap, double[] cosines, double[] entropies) {

    static final int STEPS = 2000;
    static final int EVERY = 100;

    private static final double RATE = .01;
    private static final int WARM_UP = 50;
    private static final double SMALL = .02;

    /** @param seed of X; W has the next */
    static BottleneckRun of(Workbench bench, NextTokens target, int d, long seed) {
        int contexts = target.contexts();
        int vocabulary = target.vocabulary();
        Matrix x = Matrices.normal(contexts, d, seed);
        Matrix w = Matrices.normal(vocabulary, d, seed + 1);
        for (int i = 0; i < w.data().length; i++) {
            w.data()[i] *= SMALL;
        }
        Adam ofContexts = new Adam(x.data().length, RATE, WARM_UP, STEPS);
        Adam ofHead = new Adam(w.data().length, RATE, WARM_UP, STEPS);
        LayerNorm norm = new LayerNorm(contexts, d);
        Matrix gradient = Matrix.zeros(contexts, vocabulary);
        double[] cosines = new double[STEPS / EVERY + 1];
        double[] entropies = new double[STEPS / EVERY + 1];
        for (int t = 0; t < STEPS; t++) {
            Matrix h = norm.of(x);
            if (t % EVERY == 0) {
                cosines[t / EVERY] = cosine(bench, h);
                entropies[t / EVERY] = entropy(bench, w);
            }
            target.gap(bench.product(h, w.transposed()), gradient);
            Matrix ofH = norm.backward(bench.product(gradient, w));
            Matrix ofW = bench.product(gradient.transposed(), h);
            ofContexts.step(x.data(), ofH.data());
            ofHead.step(w.data(), ofW.data());
        }
        Matrix h = norm.of(x);
        cosines[STEPS / EVERY] = cosine(bench, h);
        entropies[STEPS / EVERY] = entropy(bench, w);
        return new BottleneckRun(target.gap(bench.product(h, w.transposed())), cosines, entropies);
    }

    private static double cosine(Workbench bench, Matrix h) {
        return bench.solve(
                Anisotropy.CONTRACT, new Anisotropy.Size(h.rows(), h.cols()), new Anisotropy.Problem(copy(h)));
    }

    private static double entropy(Workbench bench, Matrix w) {
        HeadSvd.Svd svd = bench.solve(
                HeadSvd.CONTRACT,
                HeadSvd.Size.of(w.rows(), w.cols(), HeadSvd.Want.VALUES),
                new HeadSvd.Problem(copy(w)));
        return SpectralMeasures.singularEntropy(svd.sigma(), 2);
    }

    private static Matrix copy(Matrix a) {
        return new Matrix(a.rows(), a.cols(), a.data().clone());
    }

    double cosine() {
        return cosines[cosines.length - 1];
    }

    double entropy() {
        return entropies[entropies.length - 1];
    }

    /** The largest rise of the mean cosine within {@value #EVERY} steps. */
    double jump() {
        double jump = 0;
        for (int i = 1; i < cosines.length; i++) {
            jump = Math.max(jump, cosines[i] - cosines[i - 1]);
        }
        return jump;
    }

    /** SE₂ at the end over its least after the first {@value #EVERY} steps: over 1 where it flattened and rose again. */
    double revival() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < entropies.length; i++) {
            least = Math.min(least, entropies[i]);
        }
        return entropy() / least;
    }
}
