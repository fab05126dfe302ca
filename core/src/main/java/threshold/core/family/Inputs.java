package threshold.core.family;

import java.util.List;
import java.util.OptionalDouble;

/** Names of inputs: {@code kappa=1e10}, and what to say about the ones that nobody knows. */
final class Inputs {

    /** The well-conditioned default and the ill-conditioned companion that solvers are timed at. */
    static final List<String> CONDITIONED = List.of("kappa=10", "kappa=1e10");

    private static final String KAPPA = "kappa=";

    private Inputs() {}

    /**
     * The condition number that an input of the form {@code kappa=X} asks for; empty for another form.
     *
     * @throws IllegalArgumentException if X is not a number
     */
    static OptionalDouble kappa(String input) {
        if (!input.startsWith(KAPPA)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(input.substring(KAPPA.length())));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a condition number is needed in '" + input + "'", e);
        }
    }

    /**
     * @throws IllegalArgumentException naming the known inputs, unless the input is one of them
     */
    static void requireKnown(String family, String input, List<String> known) {
        if (!known.contains(input)) {
            throw unknown(family, input, String.join(", ", known));
        }
    }

    static IllegalArgumentException unknown(String family, String input, String known) {
        return new IllegalArgumentException(family + " has no input '" + input + "'; known: " + known);
    }
}
