package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the machine can do at most, measured in the same run as everything that is held against it.
 *
 * <p>A ceiling is a family like the others, so that its forks are shuffled among theirs. Its solution is a checksum
 * that keeps the loop alive and lets a test see that the counted work was done.
 */
public final class Ceiling {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Double> CONTRACT = new Contract<>("ceiling");

    private Ceiling() {}

    /** The ceilings. */
    public enum Kind {
        /** Independent vector FMAs, enough of them to fill both units: the floating-point peak. */
        FMA,
        /** One chain of dependent integer additions, a cycle each: the clock. */
        CLOCK,
        /** STREAM triad a = b + s·c over arrays far larger than the last cache: the memory bandwidth. */
        TRIAD,
        /** A plain scalar dot product of 1024: the ruler that tells a slow machine from slow code. */
        RULER,
        /** Native dot products of length 1, one call after the other: what the bridge to native code costs. */
        CALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param kind which ceiling
     * @param amount FMA: flops; CLOCK: dependent integer additions, one cycle each; TRIAD: elements; RULER: dot
     *     products; CALL: calls
     */
    public record Size(Kind kind, int amount) implements Sizes {

        /** @throws IllegalArgumentException if the amount is not positive */
        public Size {
            if (amount < 1) {
                throw new IllegalArgumentException("a ceiling needs an amount of at least 1, not " + amount);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("kind", kind.toString());
            named.put("amount", Integer.toString(amount));
            return named;
        }

        /** FMA: its flops; CLOCK: one per addition; TRIAD: 2 flops and 24 bytes an element (as STREAM counts); RULER: 2048; CALL: one. */
        @Override
        public Work work() {
            return switch (kind) {
                case FMA, CLOCK, CALL -> new Work(amount, 0);
                case TRIAD -> new Work(2.0 * amount, 24.0 * amount);
                case RULER -> new Work(2048.0 * amount, 16384);
            };
        }

        @Override
        public double sequence() {
            return amount;
        }

        @Override
        public double parameters() {
            return 1;
        }

        @Override
        public int unknowns() {
            return 1;
        }
    }

    /** A ceiling has no input. */
    public record Problem() {}
}
