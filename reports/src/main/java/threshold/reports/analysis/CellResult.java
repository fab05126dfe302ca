package threshold.reports.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.stats.Sample;

/**
 * What the forks of one cell say together. Times are nanoseconds per operation.
 *
 * @param cell the cell
 * @param run time of {@code run}, one number per fork
 * @param loadAndRun time of {@code load} and {@code run} together, where every fork measured both
 * @param residual the worst residual of all forks, NaN where none was measured
 * @param bound the bound that stands against it, NaN likewise
 * @param kappa condition number of the problem, NaN where it is not known
 * @param heapBytes the most that one run allocated, NaN where it was not measured
 * @param steady whether each fork was, as far as is known
 */
public record CellResult(
        Cell cell,
        Sample run,
        Optional<Sample> loadAndRun,
        double residual,
        double bound,
        double kappa,
        double heapBytes,
        boolean steady) {

    /** From the forks that ended well, at least one, in the order of their rounds. */
    static CellResult of(Cell cell, List<Fork> forks) {
        int[] rounds = forks.stream().mapToInt(Fork::round).toArray();
        List<Fork.Measurement> measured =
                forks.stream().map(fork -> fork.measurement().orElseThrow()).toList();
        Sample run = Sample.inRounds(
                rounds, measured.stream().mapToDouble(Fork.Measurement::time).toArray());
        boolean loaded = measured.stream().allMatch(m -> m.load() >= 0);
        Optional<Sample> loadAndRun = loaded
                ? Optional.of(Sample.inRounds(
                        rounds,
                        measured.stream().mapToDouble(m -> m.load() + m.time()).toArray()))
                : Optional.empty();
        Fork.Measurement worst = measured.stream()
                .max(Comparator.comparingDouble(Fork.Measurement::residual))
                .orElseThrow();
        double heap =
                measured.stream().mapToDouble(Fork.Measurement::heapBytes).max().orElseThrow();
        boolean steady = measured.stream().allMatch(Fork.Measurement::isSteady);
        return new CellResult(cell, run, loadAndRun, worst.residual(), worst.bound(), worst.kappa(), heap, steady);
    }

    /** Whether the result is worse than its class allows. A class without a measured residual is not trusted either. */
    public boolean overBound() {
        return cell.accuracy().kind() != AccuracyClass.UNSTATED && !(residual <= bound);
    }

    /** Whether it has the {@value Sample#FEWEST_FORKS} forks that an interval, and with it a ranking, takes. */
    public boolean hasEnoughForks() {
        return run.size() >= Sample.FEWEST_FORKS;
    }

    /** Nominal floating-point operations per nanosecond at the median. */
    public double gflops() {
        return cell.work().flops() / run.median();
    }

    /** Nominal bytes per nanosecond at the median. */
    public double gigabytes() {
        return cell.work().bytes() / run.median();
    }

    /** Steps, samples, rows or tokens per second at the median. */
    public double sequenceRate() {
        return 1e9 * cell.place().sequence() / run.median();
    }
}
