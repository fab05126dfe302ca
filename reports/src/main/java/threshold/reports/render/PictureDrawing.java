package threshold.reports.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import threshold.reports.model.Experiment;
import threshold.reports.model.Experiment.Curve;
import threshold.reports.model.Experiment.Picture;

/** Draws the picture of an experiment: its lines with a mark at each point, and dashed what they are held against. */
public final class PictureDrawing {

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

    private PictureDrawing() {}

    /** The picture as PNG. What a logarithmic axis has no place for is left out. */
    public static byte[] png(Experiment experiment, Picture picture) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(picture.title() + " · " + experiment.backend())
                .xAxisTitle(picture.x().label())
                .yAxisTitle(picture.y().label())
                .build();
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(picture.x().logarithmic());
        styler.setYAxisLogarithmic(picture.y().logarithmic());
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setSeriesColors(COLORS);
        styler.setChartBackgroundColor(Color.WHITE);
        experiment.curves(picture).forEach(curve -> add(chart, picture, curve));
        styler.setLegendVisible(
                !picture.series().isEmpty() || !picture.references().isEmpty());
        for (Curve reference : picture.references()) {
            XYSeries series = add(chart, picture, reference);
            if (series != null) {
                series.setMarker(SeriesMarkers.NONE);
                series.setLineColor(Color.GRAY);
                series.setLineStyle(
                        new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {6, 4}, 0));
            }
        }
        return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
    }

    private static @Nullable XYSeries add(XYChart chart, Picture picture, Curve curve) {
        int[] shown = IntStream.range(0, curve.x().length)
                .filter(i -> fits(curve.x()[i], picture.x().logarithmic())
                        && fits(curve.y()[i], picture.y().logarithmic()))
                .toArray();
        return shown.length == 0
                ? null
                : chart.addSeries(
                        curve.label().isEmpty() ? picture.y().label() : curve.label(),
                        Arrays.stream(shown).mapToDouble(i -> curve.x()[i]).toArray(),
                        Arrays.stream(shown).mapToDouble(i -> curve.y()[i]).toArray());
    }

    private static boolean fits(double value, boolean logarithmic) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }
}
