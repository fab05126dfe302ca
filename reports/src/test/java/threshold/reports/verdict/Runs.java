package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.Report;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Axis;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;

/** Makes runs of which the tests know what is to be found. */
final class Runs {

    private final List<Cell> cells = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private final Map<String, String> identity = new LinkedHashMap<>(Map.of("cpu", "one"));
    private Optional<Run.Session> session = Optional.empty();
    private double[] slowdowns = {};
    private double[] machine = {};
    private int rounds = 10;

    /** Times around a centre that scatter by a share of it, lognormal. */
    static double[] scattered(long seed, int n, double centre, double share) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] times = new double[n];
        Arrays.setAll(times, _ -> centre * Math.exp(share * random.nextGaussian()));
        return times;
    }

    /** From now on each fork was slowed on purpose as well, by these shares of its time. */
    Runs slowing(double... shares) {
        slowdowns = shares;
        return this;
    }

    /** From now on each fork took turns, in each of which the machine was slower by one of these factors. */
    Runs inTurns(double... factors) {
        machine = factors;
        return this;
    }

    Runs inSession(String id, int screening) {
        session = Optional.of(new Run.Session(id, screening));
        return this;
    }

    Runs planning(int planned) {
        rounds = planned;
        return this;
    }

    Runs on(String what, String value) {
        identity.put(what, value);
        return this;
    }

    /** A cell whose fork i was measured in round i. */
    Runs cell(String name, double... times) {
        return cellFrom(0, name, times);
    }

    /** A cell whose forks were measured from a round on. */
    Runs cellFrom(int firstRound, String name, double... times) {
        return measured(name, firstRound, times, 0.5, 0, null);
    }

    Runs withResidual(String name, double residual, double... times) {
        return measured(name, 0, times, residual, 0, null);
    }

    Runs withHeap(String name, double bytes, double... times) {
        return measured(name, 0, times, 0.5, bytes, null);
    }

    Runs doubted(String name, String doubt, double... times) {
        return measured(name, 0, times, 0.5, 0, doubt);
    }

    /** A fork that does not count. */
    Runs leftOut(String name, int round, String why) {
        forks.add(new Fork(name, round, Fork.Status.UNSTEADY, why, Optional.empty()));
        return this;
    }

    Runs failed(String name, String why) {
        plan(named(name));
        forks.add(new Fork(name, 0, Fork.Status.FAILED, why, Optional.empty()));
        return this;
    }

    Runs planned(String name) {
        plan(named(name));
        return this;
    }

    /** The ruler of every run. */
    Runs ruler(double ns) {
        Setting setting = new Setting("ceiling", Map.of("kind", "ruler"), "f64", 1, "none");
        Cell ruler = cell("ruler", "simd:probe", setting, AccuracyClass.STABLE, Set.of(), 0);
        plan(ruler);
        addForks("ruler", 0, new double[] {ns, ns}, 0, 0, null);
        return this;
    }

    /** A solver at sizes 1000, 2000, 4000, … whose time is a function of the size. */
    Runs series(String solver, int points, IntToDoubleFunction time) {
        for (int i = 0; i < points; i++) {
            int size = 1000 << i;
            String id = solver + "/" + size;
            Setting setting = new Setting("fam", Map.of("n", Integer.toString(size)), "f64", 1, "none");
            plan(cell(id, solver, setting, AccuracyClass.STABLE, Set.of(Axis.SEQUENCE), size));
            double[] times = scattered(size, 8, time.applyAsDouble(size), 0.01);
            addForks(id, 0, times, 0.5, 0, null);
        }
        return this;
    }

    Report report() {
        return Report.of(run());
    }

    Run run() {
        Run.About about = new Run.About(
                "test",
                "2026-01-01",
                "1.0",
                "c0ffee",
                List.of(),
                "",
                List.of(),
                rounds,
                List.of(),
                identity,
                Map.of(),
                "f00d",
                session);
        return new Run(about, cells, forks, List.of(), List.of(), List.of());
    }

    private Runs measured(
            String name, int firstRound, double[] times, double residual, double bytes, @Nullable String doubt) {
        plan(named(name));
        addForks(name, firstRound, times, residual, bytes, doubt);
        return this;
    }

    private void plan(Cell cell) {
        if (cells.stream().noneMatch(known -> known.id().equals(cell.id()))) {
            cells.add(cell);
        }
    }

    private static Cell named(String name) {
        Setting setting = new Setting("fam", Map.of("n", "7", "of", name), "f64", 1, "none");
        return cell(name, "b:m", setting, AccuracyClass.STABLE, Set.of(), 0);
    }

    private static Cell cell(
            String id, String solver, Setting setting, AccuracyClass kind, Set<Axis> axes, double sequence) {
        return new Cell(
                id,
                solver,
                solver.replaceFirst(":.*", ""),
                setting,
                new Cell.Accuracy(kind, OptionalDouble.empty(), OptionalDouble.empty()),
                new Cell.Work(0, 0, 0),
                new Cell.Place(sequence, 0, "steps", axes));
    }

    private List<Fork.Slowed> slowed(double time) {
        return Arrays.stream(slowdowns)
                .mapToObj(by -> new Fork.Slowed(by, time * (1 + by), time * (1 + by), turns(time * (1 + by))))
                .toList();
    }

    private List<Double> turns(double time) {
        return Arrays.stream(machine).mapToObj(factor -> time * factor).toList();
    }

    private void addForks(
            String id, int firstRound, double[] times, double residual, double bytes, @Nullable String doubt) {
        IntStream.range(0, times.length)
                .forEach(i -> forks.add(new Fork(
                        id,
                        firstRound + i,
                        Fork.Status.OK,
                        null,
                        Optional.of(new Fork.Measurement(
                                times[i],
                                times[i],
                                0,
                                residual,
                                30,
                                1,
                                null,
                                bytes,
                                0,
                                0,
                                doubt,
                                turns(times[i]),
                                slowed(times[i]),
                                Optional.empty(),
                                Fork.Cost.UNKNOWN)))));
    }
}
