package threshold.bench.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 3%} and {@code 0.03} as 0.03. */
final class Percentages implements ITypeConverter<Double> {

    private static final Pattern TEXT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(%?)");

    @Override
    public Double convert(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (parts.matches()) {
            double value = Double.parseDouble(parts.group(1)) / (parts.group(2).isEmpty() ? 1 : 100);
            if (value > 0 && value < 1) {
                return value;
            }
        }
        throw new TypeConversionException("a change reads 3%% or 0.03, between 0 and 100 %%, not '%s'".formatted(text));
    }
}
