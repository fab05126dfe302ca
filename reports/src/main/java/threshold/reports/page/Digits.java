package threshold.reports.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Numbers as the page holds them: five significant digits, which is one more than it shows, and null for none. */
final class Digits {

    private static final MathContext FIVE = new MathContext(5);

    private Digits() {}

    /** NaN is null; infinities, which JSON has no number for, are too. */
    static @Nullable Double of(double value) {
        return Double.isFinite(value)
                ? (Double) new BigDecimal(value).round(FIVE).doubleValue()
                : null;
    }

    static @Nullable Double of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : null;
    }

    static List<@Nullable Double> of(double[] values) {
        return Arrays.stream(values).mapToObj(Digits::of).toList();
    }
}
