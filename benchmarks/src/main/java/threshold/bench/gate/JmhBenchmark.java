package threshold.bench.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import threshold.bench.Cell;
import threshold.bench.suite.PlannedCell;

/**
 * A benchmark of any JMH suite with a value for each of its parameters.
 *
 * @param name its full name
 * @param params its parameters
 */
record JmhBenchmark(String name, Map<String, String> params) {

    /** As many as its annotation says, which JMH does not list. */
    private static final int ITS_OWN_THREADS = 0;

    /** What stands before is a word of the JVM. */
    private static final String HEADING = "Benchmarks:";

    private static final Pattern PARAMETER = Pattern.compile("\\s+param \"([^\"]+)\" = \\{(.*)}");

    /** The benchmarks of JMH's list, {@code -lp}, one for each combination of parameters. */
    static List<JmhBenchmark> listed(String list) {
        List<JmhBenchmark> all = new ArrayList<>();
        List<JmhBenchmark> current = List.of();
        for (String line : list.lines()
                .dropWhile(line -> !line.startsWith(HEADING))
                .skip(1)
                .toList()) {
            Matcher parameter = PARAMETER.matcher(line);
            if (parameter.matches()) {
                List<String> values = List.of(parameter.group(2).split(", "));
                current = current.stream()
                        .flatMap(one -> one.with(parameter.group(1), values).stream())
                        .toList();
            } else if (!line.isBlank()) {
                all.addAll(current);
                current = List.of(new JmhBenchmark(line.strip(), Map.of()));
            }
        }
        all.addAll(current);
        return all;
    }

    String id() {
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)
                        .replace('.', '/') + "/" + sizes() + "/" + name;
    }

    String family() {
        String[] parts = name.split("\\.");
        return parts.length > 1 ? parts[parts.length - 2] : name;
    }

    String method() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String sizes() {
        return String.join(
                ",",
                params.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
    }

    private List<JmhBenchmark> with(String param, List<String> values) {
        return values.stream()
                .map(value -> {
                    Map<String, String> more = new LinkedHashMap<>(params);
                    more.put(param, value);
                    return new JmhBenchmark(name, more);
                })
                .toList();
    }

    /** The benchmark as a cell: nothing is known of its work and its accuracy. */
    PlannedCell planned() {
        return new PlannedCell(
                id(),
                family(),
                method(),
                method(),
                method(),
                params(),
                Cell.F64,
                ITS_OWN_THREADS,
                "none",
                PlannedCell.AccuracyClass.UNSTATED,
                0,
                0,
                0,
                0,
                0,
                "calls",
                Set.of(),
                null);
    }
}
