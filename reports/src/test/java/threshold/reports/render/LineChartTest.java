package threshold.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import threshold.reports.model.Experiment.Curve;
import threshold.reports.render.LineChart.Bar;
import threshold.reports.render.LineChart.Line;
import threshold.reports.stats.Interval;

/** What of a line can be seen in its picture, by the pixels of its colour. */
class LineChartTest {

    private static final int COLOR = 0xFF0072B2;
    private static final Curve CURVE = new Curve("line", new double[] {1, 10, 100}, new double[] {10, 10, 10});

    /** A flat line; all else of its colour stands on it or below it. */
    @Test
    void aBarReachesFromOneEndOfItsIntervalToTheOther() throws IOException {
        int without = height(picture(List.of()));
        int tenfold = height(picture(List.of(new Bar(10, new Interval(10, 100)))));
        int hundredfold = height(picture(List.of(new Bar(10, new Interval(1, 100)))));
        assertThat(without).isLessThan(20);
        assertThat(tenfold).isBetween(150, 560);
        assertThat(hundredfold).isGreaterThan(tenfold - 20);
    }

    @Test
    void barsAreNotInTheLegend() throws IOException {
        Line other = new Line(new Curve("other", new double[] {1, 10, 100}, new double[] {1, 1, 1}), List.of(), 1);
        Bar bar = new Bar(10, new Interval(9, 11));
        assertThat(legend(new Line(CURVE, List.of(bar), 0), other))
                .isEqualTo(legend(new Line(CURVE, List.of(), 0), other));
    }

    /** An interval that begins at zero has no place on a logarithmic axis. */
    @Test
    void aBarThatTheAxisHasNoPlaceForIsLeftOut() throws IOException {
        assertThat(height(picture(List.of(new Bar(10, new Interval(0, 0)))))).isLessThan(20);
    }

    private static BufferedImage picture(List<Bar> bars) throws IOException {
        return drawn(new Line(CURVE, bars, 0));
    }

    private static BufferedImage drawn(Line... lines) throws IOException {
        LineChart chart = new LineChart(
                "title", new LineChart.Axis("x", true), new LineChart.Axis("y", true), List.of(lines), List.of());
        return ImageIO.read(new ByteArrayInputStream(chart.png()));
    }

    /** Rows of pixels from the first of the colour to the last. */
    private static int height(BufferedImage image) {
        int[] rows = IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(0, image.getWidth()).anyMatch(x -> image.getRGB(x, y) == COLOR))
                .toArray();
        return rows[rows.length - 1] - rows[0] + 1;
    }

    /** The pixels at the right, where the legend is. */
    private static int[] legend(Line... lines) throws IOException {
        BufferedImage image = drawn(lines);
        int from = image.getWidth() - 60;
        return image.getRGB(from, 0, 60, image.getHeight(), null, 0, 60);
    }
}
