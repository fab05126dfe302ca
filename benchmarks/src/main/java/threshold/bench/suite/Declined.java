package threshold.bench.suite;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and is not in the plan, and why.
 *
 * @param solver the solver, or the backend where it has no method for the family
 * @param sizes the sizes, or null if it declines the family as a whole
 * @param threads the number of threads, or null if it declines whatever their number
 */
public record Declined(
        String family,
        String solver,
        @Nullable Map<String, String> sizes,
        @Nullable Integer threads,
        String why) {}
