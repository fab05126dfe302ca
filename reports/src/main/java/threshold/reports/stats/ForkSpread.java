package threshold.reports.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * How far forks of one cell lie apart on a machine, for cells with too few forks to tell by themselves: the standard
 * deviation σ of the logarithm of a fork's time.
 *
 * <p>Each sample of n ≥ 2 forks has its own unbiased variance with ν = n − 1 degrees of freedom, whose median is
 * σ²·(1 − 2/9ν)³; σ² is the median over samples of what each makes of it. A few cells that fall into modes, or forks
 * that went wrong, do not move it.
 *
 * <p>Source: E. B. Wilson and M. M. Hilferty, The distribution of chi-square, PNAS 17:12, 1931 (3 % over the median for ν =
 * 1, closer above).
 */
public final class ForkSpread {

    private ForkSpread() {}

    /** σ, or empty if no sample has two forks. */
    public static OptionalDouble of(Collection<Sample> samples) {
        double[] variances = samples.stream()
                .filter(sample -> sample.size() > 1)
                .mapToDouble(ForkSpread::variance)
                .sorted()
                .toArray();
        return variances.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(Sample.medianOfSorted(variances)));
    }

    /** What one sample makes of σ². */
    private static double variance(Sample sample) {
        double[] logs = Arrays.stream(sample.values()).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double freedom = logs.length - 1;
        double own = Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / freedom;
        return own / Math.pow(1 - 2 / (9 * freedom), 3);
    }
}
