package threshold.bench.suite;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Sizes and input of one family, as a suite or a user names them.
 *
 * @param family name of the family
 * @param sizes {@code n=64,T=1000}; what is missing is the family's default
 * @param input name of the input; empty for the family's default
 * @param axes the axes that this shape is a point of
 * @param chosen solvers that a suite has chosen to stay within its time; empty if it measures all
 */
public record Shape(String family, String sizes, String input, Set<Axis> axes, Set<String> chosen) {

    /** The two axes of scaling. */
    public enum Axis {
        SEQUENCE,
        PARAMETERS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A shape for every solver, on no axis. */
    public static Shape of(String family, String sizes, String input) {
        return new Shape(family, sizes, input, EnumSet.noneOf(Axis.class), Set.of());
    }

    /** This shape for these solvers, and for backends that the suite does not know. */
    public Shape choosing(String... solvers) {
        return new Shape(family, sizes, input, axes, Set.of(solvers));
    }

    /** One point of an axis for each value of {@code varied}. */
    public static List<Shape> along(
            Axis axis, String family, String fixed, String varied, String input, int... values) {
        return Arrays.stream(values)
                .mapToObj(v -> new Shape(
                        family,
                        fixed + "," + varied.replace("*", Integer.toString(v)),
                        input,
                        EnumSet.of(axis),
                        Set.of()))
                .toList();
    }
}
