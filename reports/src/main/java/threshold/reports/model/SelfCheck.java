package threshold.reports.model;

import java.util.List;

/**
 * What a gate made of a build against itself, and against itself slowed on purpose.
 *
 * @param at when it was measured
 * @param build the build
 * @param suite the suite that its cells are of
 * @param pairs pairs of forks that each cell was decided on, screening included
 * @param delta a ratio up to 1 + delta was no change
 * @param cells its cells
 */
public record SelfCheck(String at, String build, String suite, int pairs, double delta, List<CellCheck> cells) {

    /**
     * What became of one cell.
     *
     * @param cell the cell's identity
     * @param variation standard deviation over mean of its forks, apart from what disturbed a fork and the one that it
     *     took turns with; over all speeds
     * @param alone the same of the base's forks, whatever disturbed them
     * @param detectable the slowdown that is found four times in five, by how far the forks scatter
     * @param ratio of the build against itself
     * @param alarm whether that was called a change
     * @param slowed what became of each slowdown
     */
    public record CellCheck(
            String cell,
            double variation,
            double alone,
            double detectable,
            double ratio,
            boolean alarm,
            List<Slowed> slowed) {}

    /**
     * A slowdown on purpose.
     *
     * @param by by which share of its time the operation was slower
     * @param ratio what was measured
     * @param found whether it was called slower
     */
    public record Slowed(double by, double ratio, boolean found) {}
}
