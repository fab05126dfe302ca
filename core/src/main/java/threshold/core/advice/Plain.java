package threshold.core.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers and sizes as they stand in a sentence. */
final class Plain {

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final double LARGE = 1e6;

    private Plain() {}

    /** At most three digits, whole numbers under a million whole: {@code 151936}, {@code 1e10}, {@code 2.35}. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGE) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
        double magnitude = Math.abs(rounded.doubleValue());
        return magnitude >= LARGE || magnitude < 1e-3
                ? rounded.unscaledValue() + "e" + -rounded.scale()
                : rounded.toPlainString();
    }

    /** {@code m=100 n=20}. */
    static String sizes(Map<String, String> sizes) {
        return sizes.entrySet().stream()
                .map(size -> size.getKey() + "=" + size.getValue())
                .collect(Collectors.joining(" "));
    }
}
