package threshold.reports.render;

import java.util.stream.DoubleStream;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Group;
import threshold.reports.stats.Sample;
import threshold.reports.unit.TimeScale;

/** Every fork of every solver of one setting as a dot on one logarithmic axis of time, with median and interval. */
final class ForkPlot {

    private static final double WIDTH = 600;
    private static final double LEFT = 168;
    private static final double RIGHT = 520;
    private static final double ROW = 20;
    private static final double TOP = 8;
    private static final double FOOT = 42;
    private static final double RADIUS = 2.8;
    private static final double MARGIN = 1.06;

    private final Palette palette;
    private final LogAxis x;
    private final Svg svg;
    private final double bottom;
    private double y = TOP;

    private ForkPlot(Group group, Palette palette) {
        this.palette = palette;
        int parts = group.rankings().size() + (group.overBound().isEmpty() ? 0 : 1);
        this.bottom = TOP + ROW * (parts + group.results().size());
        this.svg = new Svg(WIDTH, bottom + FOOT);
        this.x = new LogAxis(
                times(group).min().orElse(1) / MARGIN, times(group).max().orElse(1) * MARGIN, LEFT, RIGHT);
    }

    static String of(Group group, Palette palette) {
        ForkPlot plot = new ForkPlot(group, palette);
        plot.axis();
        for (Group.Ranking ranking : group.rankings()) {
            plot.part(ranking.kind().label());
            ranking.ranked().forEach(ranked -> plot.row(ranked.result()));
        }
        if (!group.overBound().isEmpty()) {
            plot.part("over its bound");
            group.overBound().forEach(plot::row);
        }
        return plot.svg.named(
                "Time of one run, every fork a dot, " + group.setting().family() + " "
                        + group.setting().sizesText() + ", " + group.setting().input() + ", "
                        + group.setting().threadsText());
    }

    private static DoubleStream times(Group group) {
        return group.results().stream()
                .flatMapToDouble(r -> DoubleStream.of(r.run().min(), r.run().max()));
    }

    private void axis() {
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP, x.at(tick), bottom, "grid");
            svg.text(x.at(tick), bottom + 15, "middle", "tick", TimeScale.format(tick, 2));
        }
        svg.line(LEFT, bottom, RIGHT, bottom, "axis");
        svg.text((LEFT + RIGHT) / 2, bottom + 34, "middle", "name", "time of one run");
    }

    private void part(String label) {
        svg.text(4, y + ROW * 0.7, "start", "part", label);
        y += ROW;
    }

    private void row(CellResult result) {
        String solver = result.cell().solver();
        String color = result.overBound() ? "off" : palette.color(solver);
        Sample run = result.run();
        double middle = y + ROW / 2;
        svg.mark(palette.shape(solver), 10, middle, RADIUS, "mark " + color, solver);
        svg.text(18, middle + 4, "start", result.overBound() ? "label offtext" : "label", solver);
        run.medianInterval()
                .ifPresent(known -> svg.line(x.at(known.low()), middle, x.at(known.high()), middle, "range " + color));
        for (int i = 0; i < run.size(); i++) {
            svg.mark(
                    Palette.Shape.DISC,
                    x.at(run.value(i)),
                    middle,
                    RADIUS,
                    "dot " + color,
                    solver + ", round " + run.round(i) + ": " + TimeScale.format(run.value(i), 4));
        }
        svg.line(x.at(run.median()), middle - 7, x.at(run.median()), middle + 7, "median " + color);
        svg.text(WIDTH - 4, middle + 4, "end", "label", TimeScale.format(run.median(), 3));
        y += ROW;
    }
}
