package threshold.core.experiment;

import java.util.List;
import java.util.Map;

/**
 * How to draw a {@link Table}: a line for each series through the points of its rows, and curves that they are held
 * against.
 *
 * @param name of the picture's file
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
        Axis x,
        Axis y,
        List<String> series,
        Map<String, String> where,
        List<Curve> references) {

    /**
     * @param column whose values are along the axis
     * @param label under the axis, with the unit
     * @param logarithmic whether equal ratios are equal lengths
     */
    public record Axis(String column, String label, boolean logarithmic) {

        public static Axis linear(String column, String label) {
            return new Axis(column, label, false);
        }

        public static Axis logarithmic(String column, String label) {
            return new Axis(column, label, true);
        }
    }

    /**
     * @param label in the legend
     * @param x across
     * @param y upwards, as many
     */
    public record Curve(String label, List<Double> x, List<Double> y) {}
}
