package threshold.reports.render;

import java.util.Locale;

/** A drawing as SVG text. Colours come from the page by class, so that one drawing serves light and dark. */
final class Svg {

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** The drawing with its name for those who cannot see it. */
    String named(String label) {
        return "<svg viewBox=\"0 0 " + at(width) + " " + at(height) + "\" role=\"img\" aria-label=\""
                + Html.escaped(label) + "\">\n<title>" + Html.escaped(label) + "</title>\n" + body + "</svg>\n";
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        body.append("<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" + at(y2)
                + "\" class=\"" + style + "\"/>\n");
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    void text(double x, double y, String anchor, String style, String text) {
        body.append("<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\" class=\"" + style
                + "\">" + Html.escaped(text) + "</text>\n");
    }

    /** A text read upwards, for the name of a vertical axis. */
    void upwards(double x, double y, String style, String text) {
        body.append("<text transform=\"translate(" + at(x) + " " + at(y)
                + ") rotate(-90)\" text-anchor=\"middle\" class=\"" + style + "\">" + Html.escaped(text) + "</text>\n");
    }

    void path(String d, String style) {
        body.append("<path d=\"" + d + "\" class=\"" + style + "\"/>\n");
    }

    /** A mark that tells more when pointed at. */
    void mark(Palette.Shape shape, double x, double y, double radius, String style, String tip) {
        body.append("<path d=\"" + shape.path(x, y, radius) + "\" class=\"" + style + "\"><title>" + Html.escaped(tip)
                + "</title></path>\n");
    }

    /** A coordinate with one decimal. */
    static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
