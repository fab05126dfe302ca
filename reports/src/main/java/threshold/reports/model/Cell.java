package threshold.reports.model;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * One thing that was timed: a solver in a setting.
 *
 * @param id the cell's identity, by which its forks name it
 * @param solver {@code backend:method}
 * @param backend its backend
 * @param setting what it solved
 * @param accuracy the class it declares
 * @param work nominal and own work
 * @param place where it lies on the axes of a scaling suite
 */
public record Cell(
        String id, String solver, String backend, Setting setting, Accuracy accuracy, Work work, Place place) {

    /**
     * @param kind the class
     * @param maxKappa the condition over which a kappa-limited method refuses
     * @param tolerance the tolerance of an approximate method
     */
    public record Accuracy(AccuracyClass kind, OptionalDouble maxKappa, OptionalDouble tolerance) {}

    /**
     * Work of one solve; 0 where it is not known.
     *
     * @param flops nominal floating-point operations, the same for every solver of a setting
     * @param bytes nominal compulsory traffic
     * @param ownFlops what the method itself executes, in theory
     */
    public record Work(double flops, double bytes, double ownFlops) {}

    /**
     * @param sequence length of the data
     * @param parameters size of the model
     * @param unit what the sequence counts: {@code steps}, {@code rows}, {@code samples} or {@code tokens}
     * @param axes the axes that this cell is a point of; none outside scaling suites
     */
    public record Place(double sequence, double parameters, String unit, Set<Axis> axes) {

        /** The coordinate on an axis. */
        public double on(Axis axis) {
            return switch (axis) {
                case SEQUENCE -> sequence;
                case PARAMETERS -> parameters;
            };
        }
    }
}
