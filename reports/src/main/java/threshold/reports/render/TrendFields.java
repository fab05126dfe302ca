package threshold.reports.render;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.reports.model.Entry;
import threshold.reports.verdict.CellTrend;
import threshold.reports.verdict.Trend;

/** A trend as named values for machines. Times are nanoseconds, ratios new over old. */
final class TrendFields {

    private static final int SCHEMA = 1;

    private TrendFields() {}

    static Map<String, @Nullable Object> of(Trend trend) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("history", trend.history().name());
        fields.put("delta", trend.delta());
        fields.put("runs", trend.runs().size());
        fields.put("first", trend.first().toString());
        fields.put("last", trend.last().toString());
        fields.put("changes", trend.steps().stream().map(TrendFields::step).toList());
        fields.put("suspicions", trend.suspicions());
        fields.put("gaps", trend.gaps());
        fields.put("warnings", trend.history().warnings());
        fields.put("series", trend.cells().stream().map(TrendFields::series).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> step(CellTrend.Step step) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("cell", step.cell());
        fields.put("ratio", step.ratio());
        fields.put("before", step.old());
        fields.put("since", step.now());
        fields.put("p", step.p());
        fields.put("after", run(step.before()));
        fields.put("with", run(step.after()));
        fields.put("library", step.library().isEmpty() ? null : step.library());
        return fields;
    }

    private static Map<String, Object> run(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", entry.run());
        fields.put("at", entry.at().toString());
        fields.put("commit", entry.commit());
        return fields;
    }

    private static Map<String, Object> series(CellTrend trend) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cell", trend.cell());
        fields.put("runs", trend.entries().stream().map(Entry::run).toList());
        fields.put(
                "at",
                trend.entries().stream().map(entry -> entry.at().toString()).toList());
        List<Double> times = Arrays.stream(trend.times()).boxed().toList();
        fields.put("times", times);
        fields.put("starts", trend.steps().stream().map(CellTrend.Step::at).toList());
        return fields;
    }
}
