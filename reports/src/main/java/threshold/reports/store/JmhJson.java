package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;
import threshold.reports.stats.Sample;

/**
 * The JSON that JMH itself writes, of any suite and any size. A benchmark's class is a family; its parameter {@code
 * solver}, or else its method, is the solver; the other parameters are sizes. Accuracy and work are not in it. A rate
 * becomes time per operation. A benchmark without the scores of its forks has one, JMH's own score, and a doubt.
 */
public final class JmhJson {

    /** The largest suites have some thousands. */
    private static final int MOST = 100_000;

    /** Of what JMH allocates itself in an iteration: 5 to 30 kB were measured. */
    private static final double HARNESS_BYTES = 32 * 1024;

    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final List<Fork> forks = new ArrayList<>();
    private final Map<String, Set<String>> identity = new TreeMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    private JmhJson() {}

    /**
     * Reads a result file.
     *
     * @throws UnreadableRunException naming file, line and fault in one sentence
     */
    public static Run read(Path file) throws IOException {
        return JsonStream.read(file, in -> {
            JmhJson json = new JmhJson();
            int[] read = new int[2];
            in.elements(() -> {
                JmhResult result = JmhResult.read(in, read[1]);
                read[1] += result.count();
                if (++read[0] > MOST) {
                    in.tooMuch("more than " + MOST + " benchmarks are no result of JMH");
                }
                json.add(in, result);
            });
            return json.run(file);
        });
    }

    private Run run(Path file) {
        int rounds = forks.stream().collect(Collectors.groupingBy(Fork::cell)).values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        Map<String, String> one = new TreeMap<>();
        identity.forEach((name, values) -> one.put(name, String.join("; ", values)));
        String jvm = (one.getOrDefault("JDK", "unknown JVM") + " " + one.getOrDefault("VM", "")).strip();
        Run.About about = new Run.About(
                String.valueOf(file.getFileName()),
                "",
                "unknown build",
                "",
                List.of(),
                jvm,
                List.of(),
                rounds,
                List.of(),
                one,
                Map.of(),
                Fingerprint.of(one),
                Optional.empty());
        return new Run(
                about, List.copyOf(cells.values()), List.copyOf(forks), List.of(), List.of(), List.copyOf(warnings));
    }

    private void add(JsonStream in, JmhResult result) {
        DoubleUnaryOperator nanoseconds = JmhUnit.nanoseconds(result.primary().unit())
                .orElseGet(() -> in.tooMuch("the scoreUnit of " + result.benchmark()
                        + " should be a time per operation or " + "operations per time, not '"
                        + result.primary().unit() + "'"));
        result.identity()
                .forEach((name, value) -> identity.computeIfAbsent(name, _ -> new LinkedHashSet<>())
                        .add(value));
        Cell cell = cell(result);
        if (cells.putIfAbsent(cell.id(), cell) != null) {
            warnings.add(cell.id() + " is there more than once: its forks are taken together.");
        }
        addForks(cell.id(), result, nanoseconds);
    }

    private static Cell cell(JmhResult result) {
        Map<String, String> sizes = new LinkedHashMap<>(result.params());
        String[] benchmark = result.benchmark().split("\\.");
        String method = benchmark.length == 0 ? result.benchmark() : benchmark[benchmark.length - 1];
        String named = sizes.remove("solver");
        String solver = named == null ? method : named;
        String family = benchmark.length > 1 ? benchmark[benchmark.length - 2] : method;
        if (!result.mode().equals("avgt")) {
            sizes.put("mode", result.mode());
        }
        Setting setting = new Setting(family, sizes, "f64", result.threads(), "none");
        return new Cell(
                result.benchmark() + "/" + solver + "/" + setting.sizesText().replace(' ', ',') + "/t"
                        + result.threads(),
                solver,
                solver.replaceFirst(":.*", ""),
                setting,
                new Cell.Accuracy(AccuracyClass.UNSTATED, OptionalDouble.empty(), OptionalDouble.empty()),
                new Cell.Work(0, 0, 0),
                new Cell.Place(0, 0, "", Set.of()));
    }

    private void addForks(String id, JmhResult result, DoubleUnaryOperator nanoseconds) {
        List<double[]> scores = result.primary().forks();
        if (scores.isEmpty()) {
            addFork(
                    id,
                    new double[] {nanoseconds.applyAsDouble(result.primary().score())},
                    Double.NaN,
                    result,
                    "the file has its score and not its forks");
            return;
        }
        for (int fork = 0; fork < scores.size(); fork++) {
            double[] times = Arrays.stream(scores.get(fork)).map(nanoseconds).toArray();
            addFork(id, times, allocated(result, fork), result, null);
        }
    }

    private static double allocated(JmhResult result, int fork) {
        return result.allocated()
                .filter(metric -> fork < metric.forks().size())
                .map(metric -> Arrays.stream(metric.forks().get(fork)).min().orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    private void addFork(String id, double[] times, double allocated, JmhResult result, @Nullable String doubt) {
        // A round of its own: JMH runs the forks of one benchmark after the other, so none stands beside another's.
        int round = forks.size();
        if (!Arrays.stream(times).allMatch(time -> time > 0 && time < Double.POSITIVE_INFINITY)) {
            String why = "a score is no positive number: "
                    + Arrays.toString(Arrays.copyOf(times, Math.min(times.length, 5)));
            forks.add(new Fork(id, round, Fork.Status.FAILED, why, Optional.empty()));
            return;
        }
        Sample sample = Sample.of(times);
        double noise = HARNESS_BYTES * sample.median() / result.iteration();
        forks.add(new Fork(
                id,
                round,
                Fork.Status.OK,
                null,
                Optional.of(new Fork.Measurement(
                        sample.median(),
                        sample.min(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        null,
                        allocated,
                        Double.isNaN(noise) ? HARNESS_BYTES : noise,
                        Double.NaN,
                        doubt,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Fork.Cost.UNKNOWN))));
    }
}
