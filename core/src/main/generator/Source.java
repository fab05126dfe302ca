import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of one class of the backend {@code simd}. */
abstract class Source {

    static final String PACKAGE = "threshold.core.backend.simd";

    private final StringBuilder members = new StringBuilder();

    /** Name of the class. */
    abstract String name();

    /** What its Javadoc says. */
    abstract String summary();

    /** The type of its vectors. */
    String vector() {
        return "DoubleVector";
    }

    /** Writes its members. */
    abstract void writeMembers();

    /** The whole file. */
    final String text() {
        members.setLength(0);
        writeMembers();
        return """
                package %1$s;

                %2$s
                import jdk.incubator.vector.%6$s;

                /**
                 * %3$s
                 *
                 * <p>Written by SimdGenerator.
                 */
                final class %4$s {

                %5$s
                    private %4$s() {}
                }
                """.formatted(PACKAGE, imports(), summary(), name(), members, vector());
    }

    /** Those constants of Lanes that the members name. */
    private String imports() {
        return Stream.of("L", "SINGLE", "SINGLES", "SPECIES", "START")
                .filter(constant -> Pattern.compile("\\b" + constant + "\\b")
                        .matcher(members)
                        .find())
                .map(constant -> "import static " + PACKAGE + ".Lanes." + constant + ";\n")
                .collect(Collectors.joining());
    }

    final void block(String format, Object... values) {
        members.append(format.formatted(values));
    }

    /** A line that many levels deep. */
    final void line(int depth, String format, Object... values) {
        members.append("    ".repeat(depth)).append(format.formatted(values)).append('\n');
    }

    /** {@code base + times * unit}, as one would write it. */
    static String plus(String base, int times, String unit) {
        return switch (times) {
            case 0 -> base;
            case 1 -> base + " + " + unit;
            default -> base + " + " + times + " * " + unit;
        };
    }

    /** {@code base + number}, as one would write it. */
    static String plus(String base, int number) {
        return number == 0 ? base : base + " + " + number;
    }

    /** The sum of vectors, in pairs, so that additions wait for one another as little as can be. */
    static String total(List<String> vectors) {
        int half = vectors.size() / 2;
        return half == 0
                ? vectors.getFirst()
                : total(vectors.subList(0, half)) + ".add(" + total(vectors.subList(half, vectors.size())) + ")";
    }
}
