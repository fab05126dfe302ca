package threshold.bench.suite;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import threshold.bench.Cell;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.Work;

/**
 * A cell of a plan with what reports need to know of it; the fields are those of the run folder's manifest.
 *
 * @param ownFlops the method's own operation count
 * @param sequence the axis along the data, in {@code sequenceUnit}
 * @param parameters the axis along the model
 * @param axes the axes that the cell is a point of
 * @param forks forks of this cell, where its operation is too long for one in each round; null for one in each
 */
public record PlannedCell(
        String id,
        String family,
        String solver,
        String backend,
        String method,
        Map<String, String> sizes,
        String precision,
        int threads,
        String input,
        AccuracyClass accuracy,
        double flops,
        double bytes,
        double ownFlops,
        double sequence,
        double parameters,
        String sequenceUnit,
        Set<String> axes,
        @Nullable Integer forks) {

    /**
     * @param name {@code stable}, {@code kappa-limited} or {@code approximate}
     * @param maxKappa the condition past which the method refuses, if it does
     * @param tolerance what an approximate method promises
     */
    public record AccuracyClass(
            @com.fasterxml.jackson.annotation.JsonProperty("class")
            String name,

            @Nullable Double maxKappa,
            @Nullable Double tolerance) {

        /** Nothing is known of the accuracy: the cell is of another suite. */
        public static final AccuracyClass UNSTATED = new AccuracyClass("unstated", null, null);

        static AccuracyClass of(Accuracy accuracy) {
            return switch (accuracy) {
                case Accuracy.Stable s -> new AccuracyClass(s.label(), null, null);
                case Accuracy.KappaLimited k -> new AccuracyClass(k.label(), k.maxKappa(), null);
                case Accuracy.Approximate a -> new AccuracyClass(a.label(), null, a.tolerance());
            };
        }
    }

    static <Z extends Sizes> PlannedCell of(Cell cell, Kernel<Z, ?, ?> kernel, Z sizes, Shape shape) {
        Work nominal = sizes.work();
        return new PlannedCell(
                cell.id(),
                cell.family(),
                cell.solver().toString(),
                cell.solver().backend(),
                cell.solver().method(),
                cell.sizes(),
                cell.precision(),
                cell.threads(),
                cell.input(),
                AccuracyClass.of(kernel.accuracy()),
                nominal.flops(),
                nominal.bytes(),
                kernel.work(sizes).flops(),
                sizes.sequence(),
                sizes.parameters(),
                sequenceUnit(cell.family()),
                axes(shape),
                shape.forks().isPresent() ? shape.forks().getAsInt() : null);
    }

    /** This cell as a point of another shape's axes too. */
    PlannedCell alsoOn(PlannedCell other) {
        Set<String> both = new TreeSet<>(axes);
        both.addAll(other.axes);
        return new PlannedCell(
                id,
                family,
                solver,
                backend,
                method,
                sizes,
                precision,
                threads,
                input,
                accuracy,
                flops,
                bytes,
                ownFlops,
                sequence,
                parameters,
                sequenceUnit,
                both,
                forks);
    }

    /** Its forks in a run of so many rounds. */
    public int forksIn(int rounds) {
        return forks == null ? rounds : Math.min(forks, rounds);
    }

    /** Whether it is measured in a round, from 0: in the first, and then as evenly as its forks spread over the rounds. */
    public boolean isDue(int round, int rounds) {
        int count = forksIn(rounds);
        return Math.ceilDiv((round + 1) * count, rounds) > Math.ceilDiv(round * count, rounds);
    }

    /** The cell itself. */
    public Cell cell() {
        return Cell.parse(id);
    }

    /** The series that the cell belongs to when it is scaled: all but the sizes. */
    public String series() {
        return String.join("/", family, solver, "t" + threads, input);
    }

    /** What several solvers are compared on, with one thread and with more. */
    record Problem(String family, Map<String, String> sizes, String precision, String input) {}

    /** The problem that its solver is timed on. */
    Problem problem() {
        return new Problem(family, sizes, precision, input);
    }

    private static Set<String> axes(Shape shape) {
        Set<String> names = new TreeSet<>();
        shape.axes().forEach(axis -> names.add(axis.toString()));
        return names;
    }

    private static String sequenceUnit(String family) {
        return switch (family) {
            case "state-propagation", "noisy-propagation", "gramian", "riccati", "rank-risk", "steady-filter" ->
                "steps";
            case "hankel-least-squares", "toeplitz", "reduced-rank", "filter-risk" -> "samples";
            case "hankel-svd", "hankel-product" -> "parameters";
            case "head-svd", "streamed-svd" -> "tokens";
            default -> "rows";
        };
    }
}
