package threshold.reports.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one backend found in one experiment.
 *
 * @param name {@code E1}
 * @param title what it shows
 * @param isStudy whether it measures something of the user's own, rather than what a paper says
 * @param backend whose kernels did the work
 * @param threads of the backend
 * @param effort {@code full} or {@code quick}
 * @param build the build that ran it
 * @param seconds it took, once
 * @param methods of the backend that did the work, by their families; empty in files of older builds
 * @param criteria what must be seen
 * @param pictures how to draw the data
 * @param columns of the data
 * @param rows of the data, a value for each column as text
 */
public record Experiment(
        String name,
        String title,
        boolean isStudy,
        String backend,
        int threads,
        String effort,
        String build,
        double seconds,
        Map<String, List<String>> methods,
        List<Demand> criteria,
        List<Picture> pictures,
        List<String> columns,
        List<List<String>> rows) {

    /**
     * @param claim what the figure is
     * @param measured the figure
     * @param demanded what it has to be; empty if the figure is told and not judged
     * @param met whether it is
     */
    public record Demand(String claim, double measured, String demanded, boolean met) {

        /** Whether something is demanded; else the figure is told. */
        public boolean isJudged() {
            return !demanded.isBlank();
        }
    }

    /**
     * A line for each series through the points of its rows, and curves that they are held against.
     *
     * @param name of its file
     * @param title above it
     * @param x across
     * @param y upwards
     * @param series the columns whose values tell one line from another
     * @param where the rows that are drawn: those with these values in these columns
     * @param references curves beside the data
     */
    public record Picture(
            String name,
            String title,
            Scale x,
            Scale y,
            List<String> series,
            Map<String, String> where,
            List<Curve> references) {}

    /**
     * @param column whose values are along the axis
     * @param label beside it
     * @param logarithmic whether equal ratios are equal lengths
     */
    public record Scale(String column, String label, boolean logarithmic) {}

    /**
     * @param label in the legend
     * @param x across
     * @param y upwards, as many
     */
    public record Curve(String label, double[] x, double[] y) {}

    /** Whether every criterion is met. */
    public boolean holds() {
        return criteria.stream().allMatch(Demand::met);
    }

    /** The lines of a picture by their names, in the order of the data. */
    public List<Curve> curves(Picture picture) {
        Map<String, List<double[]>> points = new LinkedHashMap<>();
        for (List<String> row : rows) {
            if (picture.where().entrySet().stream()
                    .allMatch(wanted -> at(row, wanted.getKey()).equals(wanted.getValue()))) {
                points.computeIfAbsent(label(picture, row), _ -> new ArrayList<>())
                        .add(new double[] {
                            Double.parseDouble(at(row, picture.x().column())),
                            Double.parseDouble(at(row, picture.y().column()))
                        });
            }
        }
        return points.entrySet().stream()
                .map(line -> new Curve(line.getKey(), column(line.getValue(), 0), column(line.getValue(), 1)))
                .toList();
    }

    private static double[] column(List<double[]> points, int at) {
        return points.stream().mapToDouble(point -> point[at]).toArray();
    }

    private String label(Picture picture, List<String> row) {
        return picture.series().stream()
                .map(column -> column + " = " + at(row, column))
                .collect(Collectors.joining(", "));
    }

    private String at(List<String> row, String column) {
        return row.get(columns.indexOf(column));
    }
}
