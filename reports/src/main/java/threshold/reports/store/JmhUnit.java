package threshold.reports.store;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JMH's units as nanoseconds per operation, so that less is always better. */
final class JmhUnit {

    private static final Map<String, Double> NANOSECONDS =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "hr", 3600e9, "day", 86_400e9);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) (ns|us|ms|s|min|hr|day)");

    private JmhUnit() {}

    /** What turns a score of this unit into nanoseconds per operation; empty for what is no time and no rate. */
    static Optional<DoubleUnaryOperator> nanoseconds(String unit) {
        if (unit.startsWith("ops/")) {
            return Optional.ofNullable(NANOSECONDS.get(unit.substring("ops/".length())))
                    .map(scale -> score -> scale / score);
        }
        return Optional.ofNullable(NANOSECONDS.get(unit.replaceFirst("/op$", "")))
                .map(scale -> score -> scale * score);
    }

    /** {@code 100 ms} in nanoseconds; NaN for anything else. */
    static double duration(String text) {
        Matcher parts = DURATION.matcher(text);
        return parts.matches()
                ? Double.parseDouble(parts.group(1)) * NANOSECONDS.getOrDefault(parts.group(2), Double.NaN)
                : Double.NaN;
    }
}
