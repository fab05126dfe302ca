package threshold.bench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Version;
import threshold.bench.Benchmarks;
import threshold.bench.Cell;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/** The forks of a run in the JSON that JMH itself writes, so that any JMH viewer opens it. */
final class JmhJson {

    private static final double CONFIDENCE = 0.999;
    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};

    private JmhJson() {}

    static String of(Manifest manifest, List<ForkRecord> forks) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (PlannedCell cell : manifest.cells()) {
            List<ForkRecord> measured = forks.stream()
                    .filter(f -> f.ok() && f.cell().equals(cell.id()))
                    .toList();
            if (!measured.isEmpty()) {
                results.add(result(manifest, cell.cell(), measured));
            }
        }
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n";
    }

    private static Map<String, Object> result(Manifest manifest, Cell cell, List<ForkRecord> forks) {
        Effort effort = manifest.plan().effort();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("jmhVersion", Version.getPlainVersion());
        Map<String, String> facts = forks.getLast().facts();
        result.put(
                "benchmark",
                Benchmarks.of(cell.family()).getName() + "." + facts.getOrDefault(ForkRunner.METHOD, "run"));
        result.put("mode", "avgt");
        result.put("threads", 1);
        result.put("forks", forks.size());
        result.put(
                "jvm", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        result.put("jvmArgs", manifest.jvm().flags());
        result.put("jdkVersion", manifest.jvm().version());
        result.put("vmName", System.getProperty("java.vm.name"));
        result.put("vmVersion", manifest.jvm().version());
        result.put("warmupIterations", Integer.valueOf(facts.getOrDefault(ForkRunner.WARMUP_ITERATIONS, "1")));
        result.put("warmupTime", effort.milliseconds() + " ms");
        result.put("warmupBatchSize", 1);
        result.put("measurementIterations", forks.getLast().measured().length);
        result.put("measurementTime", effort.milliseconds() + " ms");
        result.put("measurementBatchSize", 1);
        result.put("params", Benchmarks.params(cell));
        result.put("primaryMetric", metric(forks));
        result.put("secondaryMetrics", Map.of());
        return result;
    }

    private static Map<String, Object> metric(List<ForkRecord> forks) {
        ListStatistics statistics = new ListStatistics();
        forks.stream().flatMapToDouble(f -> Arrays.stream(f.measured())).forEach(statistics::addValue);
        Map<String, Double> percentiles = new LinkedHashMap<>();
        for (double p : PERCENTILES) {
            percentiles.put(Double.toString(p), statistics.getPercentile(p));
        }
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("score", statistics.getMean());
        metric.put("scoreError", statistics.getMeanErrorAt(CONFIDENCE));
        metric.put("scoreConfidence", statistics.getConfidenceIntervalAt(CONFIDENCE));
        metric.put("scorePercentiles", percentiles);
        metric.put("scoreUnit", "ns/op");
        metric.put("rawData", forks.stream().map(ForkRecord::measured).toList());
        return metric;
    }
}
