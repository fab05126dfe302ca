package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.model.Setting;
import threshold.reports.stats.Sample;
import tools.jackson.databind.JsonNode;

/**
 * The JSON that JMH itself writes, of any suite. A benchmark is a family; its parameter {@code solver}, or else its
 * method, is the solver; the other parameters are sizes. Accuracy and work are not in it. Throughput becomes time per
 * operation.
 */
public final class JmhJson {

    private static final Map<String, Double> NANOSECONDS =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9);

    private final List<Cell> cells = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private String jvm = "unknown JVM";

    private JmhJson() {}

    /**
     * Reads a result file.
     *
     * @throws UnreadableRunException naming file, line and fault in one sentence
     */
    public static Run read(Path file) throws IOException {
        return Json.read(file, document -> new JmhJson().run(file, document));
    }

    private Run run(Path file, JsonNode document) {
        if (!document.isArray()) {
            throw new Fields.WrongField("", "a JMH result should be a list of benchmarks");
        }
        for (JsonNode element : document) {
            add(Fields.of("/" + cells.size(), element));
        }
        int rounds = forks.stream().collect(Collectors.groupingBy(Fork::cell)).values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        Run.About about = new Run.About(
                String.valueOf(file.getFileName()), "", "unknown build", List.of(), jvm, List.of(), rounds, List.of());
        return new Run(about, List.copyOf(cells), List.copyOf(forks), List.of(), List.of(), List.of());
    }

    private void add(Fields result) {
        jvm = (result.textOr("jdkVersion", "unknown JVM") + " " + result.textOr("vmName", "")).strip();
        Map<String, String> sizes =
                new LinkedHashMap<>(result.objectOrEmpty("params").texts());
        String[] benchmark = result.text("benchmark").split("\\.");
        String method = benchmark[benchmark.length - 1];
        String named = sizes.remove("solver");
        String solver = named == null ? method : named;
        String family = benchmark.length > 1 ? benchmark[benchmark.length - 2] : method;
        Setting setting = new Setting(family, sizes, "f64", result.whole("threads"), "none");
        String id = family + "/" + solver + "/" + setting.sizesText() + "/t" + setting.threads();
        cells.add(new Cell(
                id,
                solver,
                solver.replaceFirst(":.*", ""),
                setting,
                new Cell.Accuracy(AccuracyClass.UNSTATED, OptionalDouble.empty(), OptionalDouble.empty()),
                new Cell.Work(0, 0, 0),
                new Cell.Place(0, 0, "", Set.of())));
        addForks(id, result.object("primaryMetric"));
    }

    private void addForks(String id, Fields metric) {
        String unit = metric.text("scoreUnit");
        boolean throughput = unit.startsWith("ops/");
        String time = throughput ? unit.substring("ops/".length()) : unit.replaceFirst("/op$", "");
        Double scale = NANOSECONDS.get(time);
        if (scale == null) {
            metric.wrong("scoreUnit", "a time per operation or operations per time");
            return;
        }
        for (double[] scores : metric.timesOfForks("rawData")) {
            double[] ns = Arrays.stream(scores)
                    .map(score -> throughput ? scale / score : scale * score)
                    .toArray();
            // A round of its own: JMH runs the forks of one benchmark after the other, so none stands beside another's.
            int round = forks.size();
            forks.add(new Fork(
                    id,
                    round,
                    Fork.Status.OK,
                    null,
                    Optional.of(timed(Sample.of(ns).median()))));
        }
    }

    private static Fork.Measurement timed(double ns) {
        return new Fork.Measurement(
                ns, Double.NaN, Double.NaN, Double.NaN, Double.NaN, null, Double.NaN, Double.NaN, null);
    }
}
