package threshold.bench;

import java.util.regex.Pattern;

/**
 * Whether an operation makes objects of its vectors, as vector code does until C2 has compiled it.
 *
 * <p>What a call allocates does not tell boxes from results, and is the same in the interpreter and just before C2 is
 * done; the heap's histogram tells classes. Objects that are dead and not yet collected count, so it shows what was
 * allocated lately.
 */
public final class BoxedVectors {

    /**
     * Bytes allocated per nanosecond from which on it matters what they are. Code that boxes all of its vectors
     * allocates 2.6 to 3.6 (nine cells of simd on Zen 5), so below it boxes take 3 % of the time at most.
     */
    public static final double RATE = 0.1;

    /** A handful are constants of the Vector API; what {@link #RATE} allocates in 5 ms are 5000 of 100 bytes. */
    private static final long MANY = 1000;

    /** Rank, instances, bytes, class. */
    private static final Pattern VECTORS = Pattern.compile(
            "^\\s*\\d+:\\s+(?<count>\\d+)\\s+\\d+\\s+jdk\\.incubator\\.vector\\.\\w+Vector\\b", Pattern.MULTILINE);

    private BoxedVectors() {}

    /** Whether the heap has many (10 to 60 ms); false in a JVM that has no histogram. */
    static boolean areOnTheHeap() {
        return DiagnosticCommand.ask("gcClassHistogram", "-all")
                .filter(histogram -> count(histogram) > MANY)
                .isPresent();
    }

    static long count(String histogram) {
        return VECTORS.matcher(histogram)
                .results()
                .mapToLong(vector -> Long.parseLong(vector.group("count")))
                .sum();
    }
}
