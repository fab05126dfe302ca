package threshold.core.saturation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.NgramGram;

/**
 * How many dimensions an n-gram model takes: W-error(d) = √(1 − Σ_{i≤d} λ_i/‖W‖²), λ the eigenvalues of its Gram matrix.
 *
 * <p>Beside it what it would be of the contexts alone that have a single follower: √(1 − Σ_{v≤d} n_v/Σ n_v), n_v of them
 * followed by v, the largest first. That is how much of the text d words cover, and hardly differs for n = 5.
 */
final class NgramRank {

    private final NgramGram.Solution model;
    private final double[] lambda;
    private final double[] oneHot;
    private final double square;

    NgramRank(Workbench bench, NgramGram.Problem text) {
        model = bench.ngrams(text);
        lambda = bench.eigenvalues(model.gram());
        double trace = 0;
        for (int v = 0; v < lambda.length; v++) {
            trace += model.gram().at(v, v);
        }
        square = trace;
        oneHot = IntStream.of(model.oneHot())
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Integer::doubleValue)
                .toArray();
    }

    int contexts() {
        return model.contexts();
    }

    /** Contexts that have a single follower. */
    int oneHotRows() {
        return Arrays.stream(model.oneHot()).sum();
    }

    /** ‖W‖²_F. */
    double square() {
        return square;
    }

    double sigma1() {
        return Math.sqrt(lambda[0]);
    }

    /** Σλ over ‖W‖²_F, less 1. */
    double traceError() {
        return Math.abs(Arrays.stream(lambda).sum() / square - 1);
    }

    double error(int d) {
        double tail = 0;
        for (int i = lambda.length - 1; i >= d; i--) {
            tail += Math.max(0, lambda[i]);
        }
        return Math.sqrt(tail / square);
    }

    /** What the contexts of a single follower have; 1 if there are none. */
    double coverageError(int d) {
        double covered = 0;
        for (int v = 0; v < d; v++) {
            covered += oneHot[v];
        }
        return Math.sqrt(Math.max(0, 1 - covered / Math.max(1, oneHotRows())));
    }

    /** The smallest d with at most this W-error. */
    int dimensions(double most) {
        int low = 0;
        int high = lambda.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (error(middle) <= most) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
