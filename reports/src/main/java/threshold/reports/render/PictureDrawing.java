package threshold.reports.render;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import threshold.reports.model.Experiment;
import threshold.reports.model.Experiment.Curve;
import threshold.reports.model.Experiment.Picture;
import threshold.reports.model.Experiment.Scale;

/** Draws the picture of an experiment: its lines, and dashed what they are held against. */
public final class PictureDrawing {

    private PictureDrawing() {}

    /** The picture as PNG. */
    public static byte[] png(Experiment experiment, Picture picture) throws IOException {
        List<Curve> curves = experiment.curves(picture);
        return new LineChart(
                        picture.title() + " · " + experiment.backend(),
                        axis(picture.x()),
                        axis(picture.y()),
                        IntStream.range(0, curves.size())
                                .mapToObj(i -> new LineChart.Line(curves.get(i), List.of(), i))
                                .toList(),
                        picture.references())
                .png();
    }

    private static LineChart.Axis axis(Scale scale) {
        return new LineChart.Axis(scale.label(), scale.logarithmic());
    }
}
