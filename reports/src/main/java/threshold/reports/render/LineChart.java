package threshold.reports.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import threshold.reports.model.Experiment.Curve;
import threshold.reports.stats.Interval;

/**
 * Lines with a mark at each point and a bar where it is known how sure the point is, and dashed what they are held
 * against.
 *
 * @param title above it
 * @param x across
 * @param y upwards
 * @param lines the data
 * @param references without marks
 */
record LineChart(String title, Axis x, Axis y, List<Line> lines, List<Curve> references) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;

    /** Told apart by the colour-blind too (Okabe and Ito), and by their marks. */
    private static final Color[] COLORS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000)
    };

    private static final Marker[] MARKS = {
        SeriesMarkers.CIRCLE,
        SeriesMarkers.SQUARE,
        SeriesMarkers.TRIANGLE_UP,
        SeriesMarkers.DIAMOND,
        SeriesMarkers.TRIANGLE_DOWN,
        SeriesMarkers.CROSS,
        SeriesMarkers.PLUS
    };

    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {6, 4}, 0);

    /**
     * @param label beside it
     * @param logarithmic whether equal ratios are equal lengths
     */
    record Axis(String label, boolean logarithmic) {

        private boolean has(double value) {
            return Double.isFinite(value) && (!logarithmic || value > 0);
        }
    }

    /**
     * @param curve the points
     * @param bars how sure points are, of as many as it is known of
     * @param look its colour and mark, which those of the same number share
     */
    record Line(Curve curve, List<Bar> bars, int look) {

        private Color color() {
            return COLORS[look % COLORS.length];
        }

        private Marker mark() {
            return MARKS[(look + look / COLORS.length) % MARKS.length];
        }
    }

    /**
     * How sure a point is.
     *
     * @param x across
     * @param y from where to where
     */
    record Bar(double x, Interval y) {}

    /** The picture as PNG. What a logarithmic axis has no place for is left out. */
    byte[] png() throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x.label())
                .yAxisTitle(y.label())
                .build();
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(x.logarithmic());
        styler.setYAxisLogarithmic(y.logarithmic());
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendVisible(lines.size() > 1 || !references.isEmpty());
        for (Line line : lines) {
            add(chart, line.curve()).ifPresent(series -> {
                series.setLineColor(line.color());
                series.setMarkerColor(line.color());
                series.setMarker(line.mark());
            });
            addBars(chart, line);
        }
        for (Curve reference : references) {
            add(chart, reference).ifPresent(series -> {
                series.setMarker(SeriesMarkers.NONE);
                series.setLineColor(Color.GRAY);
                series.setLineStyle(DASHED);
            });
        }
        return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
    }

    /** The library's own bars are as long above a point as below it, which no median's interval is. */
    private void addBars(XYChart chart, Line line) {
        for (Bar bar : line.bars()) {
            double[] across = {bar.x(), bar.x()};
            double[] ends = {bar.y().low(), bar.y().high()};
            add(chart, new Curve(line.curve().label() + " at " + bar.x(), across, ends))
                    .ifPresent(series -> {
                        series.setShowInLegend(false);
                        series.setMarker(SeriesMarkers.NONE);
                        series.setLineColor(line.color());
                    });
        }
    }

    private Optional<XYSeries> add(XYChart chart, Curve curve) {
        int[] shown = IntStream.range(0, curve.x().length)
                .filter(i -> x.has(curve.x()[i]) && y.has(curve.y()[i]))
                .toArray();
        return shown.length == 0
                ? Optional.empty()
                : Optional.of(chart.addSeries(
                        curve.label().isEmpty() ? y.label() : curve.label(),
                        Arrays.stream(shown).mapToDouble(i -> curve.x()[i]).toArray(),
                        Arrays.stream(shown).mapToDouble(i -> curve.y()[i]).toArray()));
    }
}
