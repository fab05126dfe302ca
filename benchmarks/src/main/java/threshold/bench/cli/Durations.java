package threshold.bench.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 90s}, {@code 10m} and {@code 1h}; a plain number is seconds; nothing is no time. */
final class Durations implements ITypeConverter<Duration> {

    private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
        Matcher parts = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new TypeConversionException("a time reads 500ms, 90s, 10m or 1h, not '" + text + "'");
        }
        double seconds = switch (parts.group(2) == null ? "s" : parts.group(2)) {
            case "ms" -> 1e-3;
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
        Duration duration = Duration.ofNanos(Math.round(Double.parseDouble(parts.group(1)) * seconds * 1e9));
        if (duration.isZero()) {
            throw new TypeConversionException("a time is longer than nothing, not '" + text + "'");
        }
        return duration;
    }
}
