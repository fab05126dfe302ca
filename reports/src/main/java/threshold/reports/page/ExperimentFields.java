package threshold.reports.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.reports.model.Experiment;

/** An experiment as the page reads it: criteria, and the lines of its pictures. */
final class ExperimentFields {

    private ExperimentFields() {}

    static Map<String, @Nullable Object> of(Experiment experiment) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", experiment.name());
        fields.put("title", experiment.title());
        fields.put("backend", experiment.backend());
        fields.put(
                "criteria",
                experiment.criteria().stream().map(ExperimentFields::demand).toList());
        fields.put(
                "pictures",
                experiment.pictures().stream()
                        .map(picture -> picture(experiment, picture))
                        .toList());
        return fields;
    }

    private static Map<String, @Nullable Object> demand(Experiment.Demand demand) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("claim", demand.claim());
        fields.put("demanded", demand.demanded());
        fields.put("measured", Digits.of(demand.measured()));
        fields.put("met", demand.met());
        return fields;
    }

    private static Map<String, @Nullable Object> picture(Experiment experiment, Experiment.Picture picture) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", picture.title());
        fields.put("x", scale(picture.x()));
        fields.put("y", scale(picture.y()));
        fields.put("curves", curves(experiment.curves(picture)));
        fields.put("references", curves(picture.references()));
        return fields;
    }

    private static Map<String, Object> scale(Experiment.Scale scale) {
        return Map.of("label", scale.label(), "logarithmic", scale.logarithmic());
    }

    private static List<Map<String, Object>> curves(List<Experiment.Curve> curves) {
        return curves.stream()
                .map(curve -> Map.<String, Object>of(
                        "label", curve.label(), "x", Digits.of(curve.x()), "y", Digits.of(curve.y())))
                .toList();
    }
}
