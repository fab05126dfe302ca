package threshold.reports.render;

import java.util.Arrays;

/** A series in one line of text: eighths of a block, from the least value to the greatest. */
final class Sparkline {

    private static final String EIGHTHS = "▁▂▃▄▅▆▇█";

    /** A series that moves by less is a flat line: its noise is none of a reader's business. */
    private static final double FLAT = 0.02;

    private Sparkline() {}

    /** At most so many of the last values; where there are more, each mark is the median of as many as it takes. */
    static String of(double[] values, int width) {
        double[] shown = binned(values, width);
        double least = Arrays.stream(shown).min().orElse(1);
        double most = Math.max(Arrays.stream(shown).max().orElse(1), least * (1 + FLAT));
        StringBuilder line = new StringBuilder();
        for (double value : shown) {
            int eighth = (int) ((value - least) / (most - least) * EIGHTHS.length());
            line.append(EIGHTHS.charAt(Math.clamp(eighth, 0, EIGHTHS.length() - 1)));
        }
        return line.toString();
    }

    private static double[] binned(double[] values, int width) {
        int marks = Math.min(width, values.length);
        double[] shown = new double[marks];
        for (int mark = 0; mark < marks; mark++) {
            int from = (int) ((long) mark * values.length / marks);
            int end = (int) ((mark + 1L) * values.length / marks);
            double[] bin = Arrays.copyOfRange(values, from, end);
            Arrays.sort(bin);
            shown[mark] = bin[bin.length / 2];
        }
        return shown;
    }
}
