package threshold.core.workload;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.kernel.HeadLoss.Problem;

/** Contexts of a softmax head: normal hidden states, and targets drawn from all tokens alike. */
public final class SoftmaxHeads {

    /** Root mean square of the logits: a few tokens share most of the probability, as in a trained model. */
    private static final double SPREAD = 3;

    private SoftmaxHeads() {}

    /** Standard normal H, and W with normal entries of deviation 3/√d; no bias. */
    public static Problem normal(int contexts, int d, int vocabulary, long seed) {
        Normals random = new Normals(seed);
        double[] head = random.next(Math.multiplyExact(vocabulary, d));
        scale(SPREAD / StrictMath.sqrt(d), head);
        return problem(contexts, new Matrix(vocabulary, d, head), 1, random);
    }

    /** A given head, and H with normal entries that give its logits the same root mean square. */
    public static Problem over(Matrix head, int contexts, long seed) {
        double square = 0;
        for (double w : head.data()) {
            square += w * w;
        }
        double deviation = square == 0 ? 1 : SPREAD / StrictMath.sqrt(square / head.rows());
        return problem(contexts, head, deviation, new Normals(seed));
    }

    private static Problem problem(int contexts, Matrix head, double deviation, Normals random) {
        double[] hidden = random.next(Math.multiplyExact(contexts, head.cols()));
        scale(deviation, hidden);
        int[] targets = new int[contexts];
        Arrays.setAll(targets, _ -> (int) (random.uniform() * head.rows()));
        return new Problem(new Matrix(contexts, head.cols(), hidden), head, targets);
    }

    private static void scale(double factor, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
