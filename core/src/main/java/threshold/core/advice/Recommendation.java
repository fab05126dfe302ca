package threshold.core.advice;

import java.util.List;
import java.util.Optional;

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

    /** The solver to use. */
    public Optional<Candidate> best() {
        return ranked.stream().findFirst();
    }

    /** The next best. */
    public Optional<Candidate> runnerUp() {
        return ranked.stream().skip(1).findFirst();
    }
}
