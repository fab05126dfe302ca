package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.reports.stats.Holm;
import threshold.reports.stats.Sample;

/**
 * Verdicts on two builds that were measured side by side, in two stages: all cells are screened, and those that stand out are
 * measured anew. They are decided on the new pairs alone, so that what stood out by chance falls back, and no more of them are
 * corrected for than there are.
 *
 * <p>Source: the two-stage design of D. Zehetmayer, P. Bauer, M. Posch, Bioinformatics 21 (2005) 3771, with Holm's correction
 * and data of the second stage only.
 */
final class OneSession {

    private final int screening;
    private final Policy policy;

    /** @param screening rounds of the first stage */
    OneSession(int screening, Policy policy) {
        this.screening = screening;
        this.policy = policy;
    }

    /** Whether a cell stands out among the pairs of the first stage. */
    boolean isFlagged(Match match) {
        return screened(match).filter(this::standsOut).isPresent();
    }

    private boolean standsOut(Contrast contrast) {
        return isBeyond(contrast)
                && Math.min(contrast.test().slower(), contrast.test().faster()) <= policy.screening();
    }

    /** A verdict for each cell, in the order given. */
    List<CellVerdict> verdicts(List<Match> matches) {
        List<Match> flagged = matches.stream()
                .filter(match -> isFlagged(match) && confirmed(match).isPresent())
                .toList();
        double[] adjusted =
                Holm.adjusted(flagged.stream().mapToDouble(this::confirmedP).toArray());
        List<CellVerdict> verdicts = new ArrayList<>();
        for (Match match : matches) {
            int i = flagged.indexOf(match);
            verdicts.add(i < 0 ? unflagged(match) : decided(match, adjusted[i]));
        }
        return verdicts;
    }

    private CellVerdict unflagged(Match match) {
        Contrast contrast = screened(match)
                .orElseGet(() ->
                        Contrast.ofPairs(match.base().least(), match.next().least(), delta(match), policy));
        return isFlagged(match)
                ? match.unchanged(contrast, policy, "it stood out, and was not measured again")
                : match.unchanged(contrast, policy, "no change was seen that is worth a second look");
    }

    private CellVerdict decided(Match match, double adjusted) {
        Contrast contrast = confirmed(match).orElseThrow();
        return adjusted <= policy.alpha() && isBeyond(contrast)
                ? match.changed(contrast, adjusted)
                : match.unchanged(contrast, policy, "what was seen at first did not show again");
    }

    /** p of the direction in which the cell stood out. */
    private double confirmedP(Match match) {
        boolean slower = screened(match).orElseThrow().ratio() > 1;
        Contrast contrast = confirmed(match).orElseThrow();
        return slower ? contrast.test().slower() : contrast.test().faster();
    }

    private static boolean isBeyond(Contrast contrast) {
        return Math.abs(Math.log(contrast.ratio())) > Math.log1p(contrast.delta());
    }

    private Optional<Contrast> screened(Match match) {
        return inRounds(match, 0, screening);
    }

    private Optional<Contrast> confirmed(Match match) {
        return inRounds(match, screening, Integer.MAX_VALUE);
    }

    private Optional<Contrast> inRounds(Match match, int from, int end) {
        Optional<Sample> base = match.base().least().between(from, end);
        Optional<Sample> next = match.next().least().between(from, end);
        return base.flatMap(a -> next.map(b -> Contrast.ofPairs(a, b, delta(match), policy)));
    }

    private double delta(Match match) {
        return policy.deltaAt(match.time());
    }
}
