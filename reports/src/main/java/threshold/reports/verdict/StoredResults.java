package threshold.reports.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;
import threshold.reports.stats.Holm;
import threshold.reports.stats.Sample;

/**
 * Verdicts on two results that were measured at different times: nothing controls what the machine did in between, so
 * labels are permuted, all cells are corrected for, and the margin is widened by what is known of the drift.
 *
 * <p>With few forks no permutation can be rare enough for so many cells. Then a change takes forks that are fully
 * separated, a ratio of {@link Policy#separated}, and Welch's t-test on the logarithms, corrected likewise.
 */
final class StoredResults {

    private final Policy policy;

    /** @param policy with a margin that allows for drift */
    StoredResults(Policy policy) {
        this.policy = policy;
    }

    /** A verdict for each cell, in the order given. */
    List<CellVerdict> verdicts(List<Match> matches) {
        List<Contrast> contrasts = matches.stream()
                .map(match -> Contrast.ofSamples(
                        match.base().least(),
                        match.next().least(),
                        policy.deltaAt(match.time()),
                        policy,
                        policy.alpha() / (2 * matches.size())))
                .toList();
        double[] adjusted = Holm.adjusted(contrasts.stream()
                .mapToDouble(contrast -> p(contrast, matches.size()))
                .toArray());
        return IntStream.range(0, matches.size())
                .mapToObj(i -> decided(matches.get(i), contrasts.get(i), adjusted[i], matches.size()))
                .toList();
    }

    private CellVerdict decided(Match match, Contrast contrast, double adjusted, int cells) {
        double least = Math.log(hasForksFor(contrast, cells) ? 1 + contrast.delta() : leastOfFewForks(contrast));
        if (adjusted <= policy.alpha() && Math.abs(Math.log(contrast.ratio())) > least) {
            return match.changed(contrast, adjusted);
        }
        return match.unchanged(contrast, policy, why(contrast, cells));
    }

    private double leastOfFewForks(Contrast contrast) {
        return Math.max(policy.separated(), 1 + contrast.delta());
    }

    private String why(Contrast contrast, int cells) {
        return hasForksFor(contrast, cells)
                ? "the forks scatter too much to tell"
                : contrast.base().size() + " and " + contrast.next().size() + " forks are too few to tell among "
                        + cells + " cells";
    }

    /** Two-sided p: by permutation, or by Welch's test of separated forks where no permutation can be rare enough. */
    private double p(Contrast contrast, int cells) {
        if (hasForksFor(contrast, cells)) {
            return Math.min(
                    1, 2 * Math.min(contrast.test().slower(), contrast.test().faster()));
        }
        return contrast.isSeparated() ? welch(contrast.base(), contrast.next()) : 1;
    }

    private boolean hasForksFor(Contrast contrast, int cells) {
        return Holm.canReject(cells, 2 * contrast.test().smallest(), policy.alpha());
    }

    private static double welch(Sample base, Sample next) {
        double[] a = logs(base);
        double[] b = logs(next);
        boolean scattered = Arrays.stream(a).distinct().count()
                        + Arrays.stream(b).distinct().count()
                > 2;
        return Math.min(a.length, b.length) >= 2 && scattered
                ? TTest.withDefaults()
                        .with(DataDispersion.HETEROSCEDASTIC)
                        .test(a, b)
                        .getPValue()
                : 1;
    }

    private static double[] logs(Sample sample) {
        return Arrays.stream(sample.values()).map(Math::log).toArray();
    }
}
