package threshold.reports.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.Report;
import threshold.reports.model.Experiment;

/** Everything that a page shows, as plain data. */
public final class PageFields {

    private PageFields() {}

    /**
     * A run on a page.
     *
     * @param name by which it is chosen
     * @param report what is to be said about it
     * @param badge what self-checks say of its machine
     */
    public record Shown(String name, Report report, String badge) {}

    /**
     * @param comparison of the first two runs, as named values
     * @param histories as named values
     */
    public static Map<String, @Nullable Object> of(
            String title,
            List<Shown> runs,
            Optional<Map<String, @Nullable Object>> comparison,
            List<Map<String, @Nullable Object>> histories,
            List<Experiment> experiments) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put(
                "runs",
                runs.stream()
                        .map(run -> RunFields.of(run.name(), run.report(), run.badge()))
                        .toList());
        fields.put("comparison", comparison.orElse(null));
        fields.put("histories", histories);
        fields.put("experiments", experiments.stream().map(ExperimentFields::of).toList());
        return fields;
    }
}
