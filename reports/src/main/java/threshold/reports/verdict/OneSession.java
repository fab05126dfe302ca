package threshold.reports.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import threshold.reports.stats.Holm;
import threshold.reports.stats.PermutationTest;

/**
 * Verdicts on two builds that were measured side by side, in two stages: all cells are screened, and those that stand
 * out are measured anew. They are decided on the new pairs alone, so that what stood out by chance falls back, and no
 * more of them are corrected for than there are.
 *
 * <p>Source: the two-stage design of S. Zehetmayer, P. Bauer, M. Posch, Bioinformatics 21 (2005) 3771, with Holm's
 * correction and data of the second stage only.
 */
final class OneSession {

    private final int screening;
    private final Policy policy;

    /** @param screening rounds of the first stage */
    OneSession(int screening, Policy policy) {
        this.screening = screening;
        this.policy = policy;
    }

    /**
     * What both stages say of a cell.
     *
     * @param screened the first stage, if it has pairs
     * @param confirmed the second, if it has
     */
    record Stages(Match match, Optional<Contrast> screened, Optional<Contrast> confirmed) {

        /** What is least likely by chance first, of the same the greatest change. */
        private static final Comparator<Stages> BY_EVIDENCE = Comparator.comparingDouble(
                        (Stages stages) -> chance(stages.screened().orElseThrow()))
                .thenComparing(stages -> change(stages.screened().orElseThrow()), Comparator.reverseOrder());

        boolean isDecided(Policy policy) {
            return standsOut(policy) && confirmed.isPresent();
        }

        /** Half of the margin is enough: of changes just beyond it the whole one would lose one in two here. */
        boolean standsOut(Policy policy) {
            return screened.filter(contrast -> isBeyond(contrast, 0.5) && chance(contrast) <= policy.screening())
                    .isPresent();
        }

        /** p of the first stage in its own direction. */
        private static double chance(Contrast contrast) {
            return Math.min(contrast.test().slower(), contrast.test().faster());
        }

        /** p of the second stage in the direction of the first. */
        double p() {
            PermutationTest test = confirmed.orElseThrow().test();
            return screened.orElseThrow().ratio() > 1 ? test.slower() : test.faster();
        }
    }

    private static double change(Contrast contrast) {
        return Math.abs(Math.log(contrast.ratio()));
    }

    /** Whether the ratio is beyond a share of the margin. */
    private static boolean isBeyond(Contrast contrast, double share) {
        return change(contrast) > share * Math.log1p(contrast.delta());
    }

    /** The cells that stand out among the pairs of the first stage, the most striking first. */
    List<Match> flagged(List<Match> matches) {
        return matches.stream()
                .map(this::stages)
                .filter(stages -> stages.standsOut(policy))
                .sorted(Stages.BY_EVIDENCE)
                .map(Stages::match)
                .toList();
    }

    /** A verdict for each cell, in the order given. */
    List<CellVerdict> verdicts(List<Match> matches) {
        return judged(matches.stream().map(this::stages).toList());
    }

    /** The same of cells whose stages are known. */
    List<CellVerdict> judged(List<Stages> all) {
        List<Stages> second = all.stream().filter(one -> one.isDecided(policy)).toList();
        double[] adjusted = Holm.adjusted(second.stream().mapToDouble(Stages::p).toArray());
        return all.stream()
                .map(one -> second.contains(one)
                        ? decided(one, adjusted[second.indexOf(one)], second.size())
                        : screened(one))
                .toList();
    }

    private CellVerdict screened(Stages stages) {
        Match match = stages.match();
        Contrast contrast = stages.screened().orElseGet(() -> contrast(match, match.times()));
        return match.unchanged(
                contrast,
                policy,
                stages.standsOut(policy)
                        ? "it stood out, and was not measured again"
                        : "no change was seen that is worth a second look");
    }

    private CellVerdict decided(Stages stages, double adjusted, int together) {
        Contrast contrast = stages.confirmed().orElseThrow();
        if (adjusted <= policy.alpha() && isBeyond(contrast, 1)) {
            return stages.match().changed(contrast, adjusted);
        }
        int enough = fewestPairs(together, policy.alpha());
        int pairs = contrast.base().size();
        return stages.match()
                .unchanged(
                        contrast,
                        policy,
                        pairs < enough
                                ? "it stood out, and " + pairs + " new pairs are too few to decide; " + enough
                                        + " may be enough"
                                : "what was seen at first did not show again");
    }

    /**
     * How many new pairs may show a change of each of so many cells at once: the smallest p of m pairs is 2⁻ᵐ, and Holm
     * takes it times the number of cells.
     */
    static int fewestPairs(int cells, double alpha) {
        int pairs = 0;
        while (Math.scalb(cells, -pairs) > alpha) {
            pairs++;
        }
        return pairs;
    }

    /** What both stages say of a cell. */
    Stages stages(Match match) {
        Times times = match.times();
        return new Stages(
                match,
                times.between(0, screening).map(first -> contrast(match, first)),
                times.between(screening, Integer.MAX_VALUE).map(second -> contrast(match, second)));
    }

    private Contrast contrast(Match match, Times times) {
        return Contrast.ofPairs(times, policy.deltaAt(match.time()), policy, policy.alpha());
    }
}
