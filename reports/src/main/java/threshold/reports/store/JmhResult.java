package threshold.reports.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark of a JMH result, as it stands there.
 *
 * @param benchmark its full name
 * @param mode {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}
 * @param threads threads that called it
 * @param params its parameters, in the order of the file
 * @param iteration length of a measured iteration in nanoseconds, NaN where calls were counted
 * @param identity the JVM and its flags
 * @param primary what was measured
 * @param allocated bytes per operation, where the profiler of garbage collection was there
 */
record JmhResult(
        String benchmark,
        String mode,
        int threads,
        Map<String, String> params,
        double iteration,
        Map<String, String> identity,
        JmhMetric primary,
        Optional<JmhMetric> allocated) {

    /** Reads the value at hand; {@code counted} numbers were read before in the same file. */
    static JmhResult read(JsonStream in, int counted) {
        Reader reader = new Reader(in, counted);
        in.fields(reader::field);
        return reader.result();
    }

    int count() {
        return primary.count() + allocated.map(JmhMetric::count).orElse(0);
    }

    private static final class Reader {
        /** With a dot before JMH 1.36. */
        private static final String ALLOCATED = "gc.alloc.rate.norm";

        private final JsonStream in;
        private int counted;
        private @Nullable String benchmark;
        private String mode = "avgt";
        private int threads = 1;
        private final Map<String, String> params = new LinkedHashMap<>();
        private double iteration = Double.NaN;
        private final Map<String, String> identity = new TreeMap<>();
        private @Nullable JmhMetric primary;
        private @Nullable JmhMetric allocated;

        Reader(JsonStream in, int counted) {
            this.in = in;
            this.counted = counted;
        }

        void field(String name) {
            switch (name) {
                case "benchmark" -> benchmark = in.text();
                case "mode" -> mode = in.text();
                case "threads" -> threads = in.whole();
                case "params" -> in.fields(param -> params.put(param, in.textOr("")));
                case "measurementTime" -> iteration = JmhUnit.duration(in.textOr(""));
                case "primaryMetric" -> primary = metric();
                case "secondaryMetrics" -> in.fields(this::secondary);
                case "jdkVersion" -> identity.put("JDK", in.textOr("unknown"));
                case "vmName" -> identity.put("VM", in.textOr("unknown"));
                case "vmVersion" -> identity.put("VM version", in.textOr("unknown"));
                case "jmhVersion" -> identity.put("JMH", in.textOr("unknown"));
                case "jvmArgs" -> identity.put("JVM flags", flags());
                default -> {
                    // What else JMH tells of its settings, no figure depends on.
                }
            }
        }

        private void secondary(String name) {
            if (name.endsWith(ALLOCATED)) {
                allocated = metric();
            }
        }

        private JmhMetric metric() {
            JmhMetric metric = JmhMetric.read(in, counted);
            counted += metric.count();
            return metric;
        }

        private String flags() {
            StringBuilder flags = new StringBuilder();
            if (in.isList()) {
                in.elements(() -> flags.append(flags.isEmpty() ? "" : " ").append(in.textOr("")));
            }
            return flags.toString();
        }

        JmhResult result() {
            if (benchmark == null) {
                return in.lacks("benchmark");
            }
            if (primary == null) {
                return in.lacks("primaryMetric");
            }
            return new JmhResult(
                    benchmark, mode, threads, params, iteration, identity, primary, Optional.ofNullable(allocated));
        }
    }
}
