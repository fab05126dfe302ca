package threshold.reports.verdict;

import java.util.Optional;
import java.util.OptionalInt;
import threshold.reports.analysis.CellResult;

/**
 * A cell that both builds have a result of.
 *
 * @param base the base's
 * @param next the new build's
 */
record Match(CellResult base, CellResult next) {

    /** The time that a margin in nanoseconds is held against. */
    double time() {
        return base.least().median();
    }

    /** What it is compared by, where both were measured in one session. */
    Times times() {
        return Times.of(base, next);
    }

    /** Why its forks cannot be trusted, as a clause. */
    Optional<String> doubt() {
        return base.doubt().map(why -> "base: " + why).or(() -> next.doubt().map(why -> "new: " + why));
    }

    /** The verdict that it has changed, if its forks can be trusted. */
    CellVerdict changed(Contrast contrast, double adjusted) {
        Verdict verdict = contrast.ratio() > 1 ? Verdict.REGRESSION : Verdict.IMPROVEMENT;
        return doubt().map(why -> verdict(contrast, Verdict.INCONCLUSIVE, adjusted, why, OptionalInt.empty()))
                .orElseGet(() -> verdict(contrast, verdict, adjusted, "", OptionalInt.empty()));
    }

    /** The verdict where no change was shown: equivalent if that was shown, else inconclusive for the reason given. */
    CellVerdict unchanged(Contrast contrast, Policy policy, String why) {
        if (doubt().isPresent()) {
            return verdict(
                    contrast, Verdict.INCONCLUSIVE, contrast.equivalence(), doubt().orElseThrow(), OptionalInt.empty());
        }
        return contrast.equivalence() <= policy.alpha()
                ? verdict(contrast, Verdict.EQUIVALENT, contrast.equivalence(), "", OptionalInt.empty())
                : verdict(contrast, Verdict.INCONCLUSIVE, contrast.equivalence(), why, forksNeeded(contrast, policy));
    }

    private static OptionalInt forksNeeded(Contrast contrast, Policy policy) {
        return contrast.effect().stream()
                .mapToInt(effect -> effect.forksToSettle(policy.alpha()))
                .filter(forks -> forks < Integer.MAX_VALUE)
                .findFirst();
    }

    private CellVerdict verdict(Contrast contrast, Verdict verdict, double p, String why, OptionalInt forksNeeded) {
        return new CellVerdict(base, next, contrast, verdict, p, why, forksNeeded, Fault.of(base, next));
    }
}
