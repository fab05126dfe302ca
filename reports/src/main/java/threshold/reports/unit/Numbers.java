package threshold.reports.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text: plain ASCII digits and a point, whatever the locale of the machine. */
public final class Numbers {

    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_TO = 1e7;
    private static final double NARROW_TO = 1e4;
    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};

    private Numbers() {}

    /**
     * A number with so many significant digits; whole digits are never dropped: (1234.5, 3) is {@code 1235}. Very
     * small and very large ones are written {@code 4.1e-9}, infinities and NaN as {@code ∞} and {@code –}.
     */
    public static String significant(double value, int digits) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < PLAIN_FROM || size >= PLAIN_TO) {
            return exponential(value, digits);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int decimals = Math.max(0, digits - (rounded.precision() - rounded.scale()));
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A number with so many digits that never runs wide: from 10 000 on it is written {@code 4.1e5}. */
    public static String narrow(double value, int digits) {
        return Math.abs(value) >= NARROW_TO && !Double.isInfinite(value)
                ? exponential(value, digits)
                : significant(value, digits);
    }

    /** A whole number as it is counted, any other with so many significant digits: {@code 65}, {@code 1.562}. */
    public static String figure(double value, int digits) {
        return value == Math.rint(value) && Math.abs(value) < PLAIN_TO
                ? Long.toString((long) value)
                : significant(value, digits);
    }

    /** A number with so many decimals. */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A fraction as a whole percentage: {@code 37 %}. */
    public static String percent(double fraction) {
        return (fraction > 0 && fraction < 0.005 ? "<1" : Math.round(100 * fraction)) + " %";
    }

    /** A quantity with an SI prefix and three digits: (3.4e6, "rows/s") is {@code 3.40 Mrows/s}. */
    public static String prefixed(double value, String unit) {
        int thousands = value < 1 ? 0 : Math.min(PREFIXES.length - 1, (int) (Math.log10(value) / 3));
        double scaled = value / Math.pow(1000, thousands);
        return significant(scaled, 3) + " " + PREFIXES[thousands] + unit;
    }

    /** A size with an SI prefix and no more than three digits: {@code 64}, {@code 2.3k}, {@code 795k}. */
    public static String size(double value) {
        int thousands = value < 1e4 ? 0 : Math.min(PREFIXES.length - 1, (int) (Math.log10(value) / 3));
        return trimmed(significant(value / Math.pow(1000, thousands), 3)) + PREFIXES[thousands];
    }

    /** The shortest way to write a condition or a bound: {@code 6625}, {@code 1e10}, {@code 10.5}. */
    public static String plain(double value) {
        return trimmed(significant(value, 3));
    }

    private static String trimmed(String number) {
        return number.replaceFirst("\\.0+(?=$|e)", "").replaceFirst("(\\.\\d*?)0+(?=$|e)", "$1");
    }

    private static String exponential(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + Math.max(0, digits - 1) + "e", value);
        return text.replace("e+0", "e").replace("e-0", "e-").replace("e+", "e");
    }
}
