package threshold.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.reports.analysis.Report;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Axis;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;

/** The drawing as it is written, measured. */
class LogLogPlotTest {

    private static final Pattern SLOPE = Pattern.compile("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\"[^>]*>slope ([0-9.]+)");
    private static final double LINE = 12;
    private static final double RIGHT = 442;
    private static final double BOTTOM = 334;
    private static final double LETTER = 6;

    private final List<Cell> cells = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();

    /** Nearly the same slopes, at times that grow so fast that the lines are cut off, and so slowly that they are not. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 2, 4})
    void labels_of_slopes_never_touch(double growth) {
        solver("a:x", growth, 1);
        solver("b:y", growth, 1.1);
        solver("c:z", growth, 1.2);
        List<Label> labels = labels();
        assertThat(labels).extracting(Label::slope).containsExactlyInAnyOrder("1.0", "1.1", "1.2");
        for (Label label : labels) {
            assertThat(label.x() + LETTER * ("slope " + label.slope()).length()).isLessThanOrEqualTo(RIGHT);
            assertThat(label.y()).isLessThanOrEqualTo(BOTTOM);
            assertThat(labels)
                    .filteredOn(other -> other != label)
                    .allSatisfy(
                            other -> assertThat(Math.abs(other.y() - label.y())).isGreaterThanOrEqualTo(LINE));
        }
    }

    @Test
    void the_same_slope_is_drawn_once() {
        solver("a:x", 1, 1);
        solver("b:y", 1, 1.01);
        assertThat(labels()).extracting(Label::slope).containsExactly("1.0");
    }

    private record Label(double x, double y, String slope) {}

    private List<Label> labels() {
        Run.About about = new Run.About(
                "test", "", "", "", List.of(), "", List.of(), 6, List.of(), Map.of(), "", Optional.empty());
        Report report = Report.of(new Run(about, cells, forks, List.of(), List.of(), List.of()));
        Matcher texts = SLOPE.matcher(LogLogPlot.of(report.series().getFirst(), Palette.of(report)));
        return texts.results()
                .map(text ->
                        new Label(Double.parseDouble(text.group(1)), Double.parseDouble(text.group(2)), text.group(3)))
                .toList();
    }

    /** Times that grow like T^growth, from work that grows like T^theory. */
    private void solver(String name, double growth, double theory) {
        for (int t : new int[] {100, 1000, 10_000}) {
            Setting setting = new Setting("family", Map.of("T", Integer.toString(t)), "f64", 1, "none");
            Cell cell = new Cell(
                    name + t,
                    name,
                    name.substring(0, 1),
                    setting,
                    new Cell.Accuracy(AccuracyClass.STABLE, OptionalDouble.empty(), OptionalDouble.empty()),
                    new Cell.Work(100, 200, Math.pow(t, theory)),
                    new Cell.Place(t, 1, "steps", Set.of(Axis.SEQUENCE)));
            cells.add(cell);
            for (int round = 0; round < 6; round++) {
                double ns = 50 * Math.pow(t, growth);
                Fork.Measurement measured = new Fork.Measurement(
                        ns, ns, 0, 1, 30, 1, null, 0, 0, 0, null, List.of(), List.of(), Optional.empty());
                forks.add(new Fork(cell.id(), round, Fork.Status.OK, null, Optional.of(measured)));
            }
        }
    }
}
