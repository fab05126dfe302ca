package threshold.core.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The solvers that a table has for a problem.
 *
 * @param ranked those that are good enough, the one expected to be fastest first
 * @param unfit those that are not, or of which nothing can be said
 */
public record Recommendation(List<Candidate> ranked, List<Unfit> unfit) {

    /**
     * @param solver {@code backend:method}
     * @param why one clause
     */
    public record Unfit(String solver, String why) {}

    /** By which factor the time of the fastest may be off before it has to be fastest for certain. */
    private static final double VAGUEST = 4;

    /**
     * Ranks by expected time, unless the first is so vague that another may well be faster. It is not passed over then:
     * the next, of which more is known, may be surely slower.
     */
    static Recommendation of(List<Candidate> fit, List<Unfit> unfit) {
        List<Candidate> ranked = fit.stream()
                .sorted(Comparator.comparingDouble(Candidate::time).thenComparing(Candidate::solver))
                .toList();
        if (ranked.isEmpty() || !isOpen(ranked)) {
            return new Recommendation(ranked, List.copyOf(unfit));
        }
        return new Recommendation(
                List.of(),
                Stream.concat(ranked.stream().map(one -> tooVague(one, ranked.getFirst())), unfit.stream())
                        .toList());
    }

    private static boolean isOpen(List<Candidate> ranked) {
        Candidate first = ranked.getFirst();
        return first.vagueness() > VAGUEST
                && (ranked.size() == 1 || ranked.stream().skip(1).anyMatch(other -> other.low() < first.high()));
    }

    private static Unfit tooVague(Candidate one, Candidate first) {
        String factor =
                "known to a factor of " + Plain.number(first.vagueness()) + " only; measure it nearer to these sizes";
        return new Unfit(
                one.solver(),
                one.equals(first)
                        ? "from what was measured its time is " + factor
                        : first.solver() + " may be faster, and its time is " + factor);
    }

    /** The solver to use. */
    public Optional<Candidate> best() {
        return ranked.stream().findFirst();
    }

    /** The next best. */
    public Optional<Candidate> runnerUp() {
        return ranked.stream().skip(1).findFirst();
    }
}
