package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.analysis.CellResult;
import threshold.reports.stats.Location;
import threshold.reports.stats.Sample;
import threshold.reports.stats.Turns;

/**
 * The times that two builds are compared by, one for each fork.
 *
 * <p>Of forks that were measured one after the other it is that of the fastest iteration, and the faster half of the
 * forks tells of the code, since disturbances only slow. Of forks that took turns the new build's time is the base's
 * times the ratio of their {@link Turns}: no disturbance is left to favour the fast ones, and all forks tell.
 *
 * @param base the base's
 * @param next the new build's
 * @param inTurns whether their forks took turns
 */
record Times(Sample base, Sample next, boolean inTurns) {

    /** Of two results: of the pairs that took turns, if there are any. */
    static Times of(CellResult base, CellResult next) {
        Map<Integer, Integer> forks = new HashMap<>();
        for (int i = 0; i < base.run().size(); i++) {
            if (!base.turns().get(i).isEmpty()) {
                forks.put(base.run().round(i), i);
            }
        }
        List<Integer> rounds = new ArrayList<>();
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (int j = 0; j < next.run().size(); j++) {
            Integer i = forks.get(next.run().round(j));
            if (i != null && !next.turns().get(j).isEmpty()) {
                double time = base.run().value(i);
                rounds.add(next.run().round(j));
                before.add(time);
                after.add(time
                        * Math.exp(
                                Turns.logRatio(base.turns().get(i), next.turns().get(j))));
            }
        }
        return rounds.isEmpty()
                ? new Times(base.least(), next.least(), false)
                : new Times(sample(rounds, before), sample(rounds, after), true);
    }

    private static Sample sample(List<Integer> rounds, List<Double> times) {
        return Sample.inRounds(
                rounds.stream().mapToInt(Integer::intValue).toArray(),
                times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * How far a fork scatters, as far as it matters to a verdict: standard deviation over mean of the base's forks; of
     * pairs that took turns that of their ratio over √2, which is either fork's apart from what slowed both.
     */
    OptionalDouble variation() {
        if (!inTurns) {
            return base.variation();
        }
        double[] ratios = new double[base.size()];
        Arrays.setAll(ratios, i -> next.value(i) / base.value(i));
        return Sample.of(ratios).variation().stream()
                .map(deviation -> deviation / Math.sqrt(2))
                .findFirst();
    }

    /** What tells of all forks. */
    Location location() {
        return inTurns ? Location.MEAN : Location.LOWER_HALF;
    }

    /** Those of the rounds from one on and before another, if both have some. */
    Optional<Times> between(int from, int end) {
        return base.between(from, end)
                .flatMap(before -> next.between(from, end).map(after -> new Times(before, after, inTurns)));
    }
}
