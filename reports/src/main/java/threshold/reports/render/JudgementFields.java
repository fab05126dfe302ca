package threshold.reports.render;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Judgement;
import threshold.reports.analysis.Judgement.Figure;
import threshold.reports.analysis.Judgement.Verdict;
import threshold.reports.model.Criterion;

/** Judgements as named values for machines. Times are nanoseconds; what is not known is null. */
public final class JudgementFields {

    private JudgementFields() {}

    /** One object for each judgement, its fields in a fixed order. */
    public static List<Map<String, @Nullable Object>> all(List<Judgement> judgements) {
        return judgements.stream().map(JudgementFields::of).toList();
    }

    private static Map<String, @Nullable Object> of(Judgement judgement) {
        Criterion criterion = judgement.criterion();
        Optional<Figure> figure = judgement.figure();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("label", criterion.label());
        fields.put("kind", criterion.kind().label());
        fields.put("subject", criterion.subject());
        fields.put("rivals", criterion.rivals());
        fields.put("atLeast", number(criterion.atLeast()));
        fields.put("atLeastVerdict", word(judgement.atLeast()));
        fields.put("stretch", number(criterion.stretch()));
        fields.put("stretchVerdict", word(judgement.stretch()));
        fields.put("why", judgement.fault().map(Judgement.Fault::why).orElse(null));
        fields.put("value", figure.map(Figure::value).orElse(null));
        fields.put("low", figure.map(one -> one.interval().low()).orElse(null));
        fields.put("high", figure.map(one -> one.interval().high()).orElse(null));
        fields.put(
                "interval",
                figure.map(one -> one.established() ? "95 %" : "extremes").orElse(null));
        fields.put("shareOfPeak", number(judgement.shareOfPeak()));
        fields.put(
                "subjectResult",
                judgement.subject().map(JudgementFields::result).orElse(null));
        fields.put("rivalResult", judgement.rival().map(JudgementFields::result).orElse(null));
        return fields;
    }

    private static Map<String, Object> result(CellResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cell", result.cell().id());
        fields.put("forks", Arrays.stream(result.run().values()).boxed().toList());
        fields.put("median", result.run().median());
        fields.put("class", result.cell().accuracy().kind().label());
        fields.put("residual", result.residual());
        fields.put("bound", result.bound());
        return fields;
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static @Nullable String word(Optional<Verdict> verdict) {
        return verdict.map(Verdict::label).orElse(null);
    }
}
