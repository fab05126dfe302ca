package threshold.reports.verdict;

import java.util.Arrays;
import java.util.Optional;
import threshold.reports.stats.BootstrapT;
import threshold.reports.stats.DetectableEffect;
import threshold.reports.stats.Equivalence;
import threshold.reports.stats.Interval;
import threshold.reports.stats.Location;
import threshold.reports.stats.PermutationTest;
import threshold.reports.stats.Sample;
import threshold.reports.stats.TwoModes;

/**
 * What the forks of one cell say of its time in two builds; ratios are new over base.
 *
 * @param base the base's forks
 * @param next the new build's
 * @param inTurns whether their forks took turns
 * @param paired whether fork i of one was measured beside fork i of the other
 * @param delta a ratio up to 1 + delta is no change
 * @param ratio of the times, by their location
 * @param interval its 95 % interval, where there are {@value Sample#FEWEST_FORKS} forks of each
 * @param ratioOfMeans of the geometric means of all forks
 * @param test whether they differ
 * @param equivalence p of the hypothesis that they differ by more than the margin
 * @param effect what could be found
 */
public record Contrast(
        Sample base,
        Sample next,
        boolean inTurns,
        boolean paired,
        double delta,
        double ratio,
        Optional<Interval> interval,
        double ratioOfMeans,
        PermutationTest test,
        double equivalence,
        Optional<DetectableEffect> effect) {

    private static final double LEVEL = 0.95;

    /** Where the two ratios are further apart than this, only some of the forks have changed. */
    private static final double APART = 0.03;

    /**
     * Pairs what was measured in the same rounds of one session; rounds that only one of them has are left out.
     *
     * @param alpha of the one-sided test that what could be found has to pass
     */
    static Contrast ofPairs(Times times, double delta, Policy policy, double alpha) {
        Sample a = times.base().inRoundsOf(times.next()).orElse(times.base());
        Sample b = times.next().inRoundsOf(times.base()).orElse(times.next());
        return a.pairsWith(b)
                ? of(new Times(a, b, times.inTurns()), true, delta, policy, alpha)
                : of(times, false, delta, policy, alpha);
    }

    /** Of samples that were measured apart, likewise. */
    static Contrast ofSamples(Sample base, Sample next, double delta, Policy policy, double alpha) {
        return of(new Times(base, next, false), false, delta, policy, alpha);
    }

    private static Contrast of(Times times, boolean paired, double delta, Policy policy, double alpha) {
        Location location = times.location();
        double[] a = logs(times.base());
        double[] b = logs(times.next());
        Optional<BootstrapT> bootstrap = Math.min(a.length, b.length) < 2
                ? Optional.empty()
                : Optional.of(paired ? BootstrapT.ofPairs(location, a, b) : BootstrapT.ofSamples(location, a, b));
        return new Contrast(
                times.base(),
                times.next(),
                times.inTurns(),
                paired,
                delta,
                Math.exp(location.difference(a, b)),
                bootstrap
                        .filter(_ -> Math.min(a.length, b.length) >= Sample.FEWEST_FORKS)
                        .map(known -> known.interval(LEVEL))
                        .map(logs -> new Interval(Math.exp(logs.low()), Math.exp(logs.high()))),
                Math.exp(Location.MEAN.difference(a, b)),
                paired ? PermutationTest.ofPairs(location, a, b) : PermutationTest.ofLabels(location, a, b),
                paired ? Equivalence.ofPairs(location, a, b, delta) : Equivalence.ofLabels(location, a, b, delta),
                bootstrap.map(known -> new DetectableEffect(
                        known.error(), Math.min(a.length, b.length), alpha, policy.power(), delta)));
    }

    private static double[] logs(Sample sample) {
        return Arrays.stream(sample.values()).map(Math::log).toArray();
    }

    /** Whether all forks of one side are slower than all of the other. */
    boolean isSeparated() {
        return next.min() > base.max() || next.max() < base.min();
    }

    /** Whether the ratio of the faster half and that of all forks tell different stories: a slow mode has come or gone. */
    public boolean isTorn() {
        return Math.abs(Math.log(ratio / ratioOfMeans)) > Math.log1p(APART);
    }

    /** The modes of the base's forks, if they have two. */
    public Optional<TwoModes> modesOfBase() {
        return TwoModes.of(base.values());
    }

    /** The modes of the new build's forks, if they have two. */
    public Optional<TwoModes> modesOfNext() {
        return TwoModes.of(next.values());
    }
}
