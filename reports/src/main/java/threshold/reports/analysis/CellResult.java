package threshold.reports.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.stats.Sample;

/**
 * What the forks of one cell say together. Times are nanoseconds per operation.
 *
 * @param cell the cell
 * @param run time of {@code run}, one number per fork
 * @param least time of the fastest measured iteration of {@code run}, one number per fork
 * @param turns the iterations of each fork that took turns with one of another build, none of one that did not
 * @param loadAndRun time of {@code load} and {@code run} together, where every fork measured both
 * @param residual the worst residual of all forks, NaN where none was measured
 * @param bound the bound that stands against it, NaN likewise
 * @param kappa condition number of the problem, NaN where it is not known
 * @param heap what one run allocated
 * @param doubt why some fork was not steady, as a clause, if one was not
 * @param figure what its answer says, the median over forks, where it says something
 * @param warmUp the warm-up of the fork whose time is nearest to the median, none where it is not known
 * @param memory what its forks held beside the heap
 */
public record CellResult(
        Cell cell,
        Sample run,
        Sample least,
        List<List<Double>> turns,
        Optional<Sample> loadAndRun,
        double residual,
        double bound,
        double kappa,
        Heap heap,
        Optional<String> doubt,
        Optional<Fork.Figure> figure,
        List<Double> warmUp,
        Memory memory) {

    /**
     * Medians over the forks that say so, in bytes; NaN where none does.
     *
     * @param outsideHeap held outside the heap
     * @param resident the most memory of the fork's process
     */
    public record Memory(double outsideHeap, double resident) {

        static Memory of(List<Fork.Measurement> measured) {
            return new Memory(median(measured, Fork.Cost::outsideHeap), median(measured, Fork.Cost::resident));
        }

        private static double median(List<Fork.Measurement> measured, ToDoubleFunction<Fork.Cost> bytes) {
            double[] known = measured.stream()
                    .map(Fork.Measurement::cost)
                    .mapToDouble(bytes)
                    .filter(value -> value >= 0)
                    .sorted()
                    .toArray();
            return known.length == 0 ? Double.NaN : known[(known.length - 1) / 2];
        }
    }

    /**
     * Bytes that one run allocated on the heap, NaN where it was not measured.
     *
     * @param most of all forks
     * @param typical the median of the forks
     * @param noise how many of them may be the harness's own
     */
    public record Heap(double most, double typical, double noise) {

        static Heap of(List<Fork.Measurement> measured) {
            double[] bytes = measured.stream()
                    .mapToDouble(Fork.Measurement::heapBytes)
                    .sorted()
                    .toArray();
            double noise = measured.stream()
                    .mapToDouble(Fork.Measurement::heapNoise)
                    .max()
                    .orElse(0);
            return new Heap(bytes[bytes.length - 1], bytes[(bytes.length - 1) / 2], noise);
        }
    }

    /** From the forks that ended well, at least one, in the order of their rounds. */
    static CellResult of(Cell cell, List<Fork> forks) {
        int[] rounds = forks.stream().mapToInt(Fork::round).toArray();
        List<Fork.Measurement> measured =
                forks.stream().map(fork -> fork.measurement().orElseThrow()).toList();
        Sample run = Sample.inRounds(
                rounds, measured.stream().mapToDouble(Fork.Measurement::time).toArray());
        Sample least = Sample.inRounds(
                rounds, measured.stream().mapToDouble(Fork.Measurement::least).toArray());
        boolean loaded = measured.stream().allMatch(m -> m.load() >= 0);
        Optional<Sample> loadAndRun = loaded
                ? Optional.of(Sample.inRounds(
                        rounds,
                        measured.stream().mapToDouble(m -> m.load() + m.time()).toArray()))
                : Optional.empty();
        Fork.Measurement worst = measured.stream()
                .max(Comparator.comparingDouble(Fork.Measurement::residual))
                .orElseThrow();
        Optional<String> doubt = measured.stream()
                .flatMap(m -> Optional.ofNullable(m.doubt()).stream())
                .findFirst();
        return new CellResult(
                cell,
                run,
                least,
                measured.stream().map(Fork.Measurement::turns).toList(),
                loadAndRun,
                worst.residual(),
                worst.bound(),
                worst.kappa(),
                Heap.of(measured),
                doubt,
                figure(measured),
                warmUp(measured, run.median()),
                Memory.of(measured));
    }

    private static List<Double> warmUp(List<Fork.Measurement> measured, double median) {
        return measured.stream()
                .min(Comparator.comparingDouble(m -> Math.abs(m.time() - median)))
                .map(typical -> typical.cost().warmUp())
                .orElse(List.of());
    }

    private static Optional<Fork.Figure> figure(List<Fork.Measurement> measured) {
        double[] values = measured.stream()
                .flatMap(m -> m.figure().stream())
                .mapToDouble(Fork.Figure::value)
                .toArray();
        return measured.getFirst()
                .figure()
                .map(first -> new Fork.Figure(first.name(), Sample.of(values).median()));
    }

    /** Whether each fork was steady, as far as is known. */
    public boolean steady() {
        return doubt.isEmpty();
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
