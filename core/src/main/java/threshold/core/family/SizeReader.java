package threshold.core.family;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads sizes that a user gave by name, and says which are known where one is not. */
final class SizeReader {

    private final String family;
    private final Map<String, String> given;

    /** @throws IllegalArgumentException naming the known sizes, if one is given that is not among them */
    SizeReader(String family, List<String> known, Map<String, String> given) {
        this.family = family;
        this.given = given;
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        family + " has no size '" + name + "'; known: " + String.join(", ", known));
            }
        }
    }

    boolean gives(String name) {
        return given.containsKey(name);
    }

    /**
     * A whole number; {@code 1e6} is one.
     *
     * @throws IllegalArgumentException naming family and size, if it is not
     */
    int integer(String name, int otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return new BigDecimal(text).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    family + " needs a whole number for " + name + ", not '" + text + "'", e);
        }
    }

    /**
     * A size that the input fixes.
     *
     * @throws IllegalArgumentException naming both values, if another is given
     */
    int fixed(String name, int actual, String input) {
        int wanted = integer(name, actual);
        if (wanted != actual) {
            throw new IllegalArgumentException(
                    family + " was asked for " + name + "=" + wanted + " but " + input + " has " + name + "=" + actual);
        }
        return actual;
    }

    /**
     * One of the constants of an enum, by its {@code toString}.
     *
     * @throws IllegalArgumentException naming the constants
     */
    <E extends Enum<E>> E choice(String name, E otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        E[] choices = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> choice.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(family + " has no " + name + "=" + text + "; known: "
                        + Arrays.stream(choices).map(Enum::toString).collect(Collectors.joining(", "))));
    }
}
