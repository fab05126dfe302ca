package threshold.core.experiment;

import java.util.Locale;

/**
 * What must be seen, and what was.
 *
 * @param claim what the figure is
 * @param measured the figure
 * @param demanded what it has to be, in words and numbers: {@code <= 0.02}
 * @param met whether it is
 */
public record Criterion(String claim, double measured, String demanded, boolean met) {

    /** |measured − expected| ≤ tolerance. */
    public static Criterion near(String claim, double measured, double expected, double tolerance) {
        return new Criterion(
                claim, measured, text(expected) + " +- " + text(tolerance), Math.abs(measured - expected) <= tolerance);
    }

    public static Criterion atMost(String claim, double measured, double bound) {
        return new Criterion(claim, measured, "<= " + text(bound), measured <= bound);
    }

    public static Criterion atLeast(String claim, double measured, double bound) {
        return new Criterion(claim, measured, ">= " + text(bound), measured >= bound);
    }

    public static Criterion between(String claim, double measured, double least, double most) {
        return new Criterion(claim, measured, text(least) + " to " + text(most), measured >= least && measured <= most);
    }

    /** A figure that is told and not judged. */
    public static Criterion told(String claim, double measured) {
        return new Criterion(claim, measured, "", true);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.6g", value)
                .replaceAll("(\\.\\d*?)0+(e|$)", "$1$2")
                .replaceAll("\\.(e|$)", "$1");
    }
}
