package threshold.reports.render;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.reports.model.Run;
import threshold.reports.stats.DetectableEffect;
import threshold.reports.stats.Interval;
import threshold.reports.stats.Sample;
import threshold.reports.verdict.CellVerdict;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Contrast;
import threshold.reports.verdict.Fault;
import threshold.reports.verdict.Growth;

/** A comparison as named values for machines. Times are nanoseconds, ratios new over base; what is not known is null. */
final class ComparisonFields {

    private static final int SCHEMA = 1;

    private ComparisonFields() {}

    static Map<String, @Nullable Object> of(Comparison comparison, String badge) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("grade", comparison.grade().name().toLowerCase(Locale.ROOT));
        fields.put("exitCode", comparison.grade().exitCode());
        fields.put("oneSession", comparison.oneSession());
        fields.put("delta", comparison.policy().delta());
        fields.put("alpha", comparison.policy().alpha());
        fields.put("ruler", comparison.drift().ruler().orElse(null));
        fields.put("selfcheck", badge);
        fields.put("base", build(comparison.base()));
        fields.put("new", build(comparison.next()));
        fields.put(
                "differences",
                comparison.differences().stream()
                        .map(ComparisonFields::difference)
                        .toList());
        fields.put(
                "cells",
                comparison.cells().stream().map(cell -> cell(comparison, cell)).toList());
        fields.put(
                "growth",
                comparison.growths().stream()
                        .map(growth -> growth(comparison, growth))
                        .toList());
        fields.put("added", comparison.added());
        fields.put("removed", comparison.removed());
        fields.put(
                "lost", comparison.lost().stream().map(ComparisonFields::lost).toList());
        fields.put("remarks", comparison.remarks());
        fields.put(
                "expiredWaivers",
                comparison.expired().stream().map(waiver -> waiver.cell()).toList());
        return fields;
    }

    private static Map<String, Object> build(Run.About about) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", about.title());
        fields.put("build", about.build());
        fields.put("created", about.created());
        return fields;
    }

    private static Map<String, Object> difference(Comparison.Difference difference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", difference.what());
        fields.put("base", difference.base());
        fields.put("new", difference.next());
        fields.put("allowed", difference.allowed());
        return fields;
    }

    private static Map<String, @Nullable Object> cell(Comparison comparison, CellVerdict cell) {
        Contrast contrast = cell.contrast();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", cell.id());
        fields.put("verdict", cell.verdict().label());
        fields.put("why", cell.why().isEmpty() ? null : cell.why());
        fields.put(
                "waiver", comparison.waiver(cell).map(waiver -> waiver.reason()).orElse(null));
        fields.put("ratio", contrast.ratio());
        fields.put("interval", contrast.interval().map(ComparisonFields::ends).orElse(null));
        fields.put("ratioOfMeans", contrast.ratioOfMeans());
        fields.put("delta", contrast.delta());
        fields.put("paired", contrast.paired());
        fields.put("inTurns", contrast.inTurns());
        fields.put("p", cell.p());
        fields.put("pSlower", contrast.test().slower());
        fields.put("pFaster", contrast.test().faster());
        fields.put("pEquivalent", contrast.equivalence());
        fields.put("detectable", contrast.effect().map(DetectableEffect::least).orElse(null));
        fields.put(
                "forksNeeded",
                cell.forksNeeded().isPresent() ? cell.forksNeeded().getAsInt() : null);
        fields.put("base", forks(contrast.base()));
        fields.put("new", forks(contrast.next()));
        fields.put("faults", cell.faults().stream().map(ComparisonFields::fault).toList());
        return fields;
    }

    private static Map<String, Object> fault(Fault fault) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", fault.kind().label());
        fields.put("base", fault.base());
        fields.put("new", fault.next());
        fields.put("allowed", fault.allowed());
        return fields;
    }

    private static Map<String, @Nullable Object> forks(Sample sample) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("median", sample.median());
        fields.put(
                "variation", sample.variation().isPresent() ? sample.variation().getAsDouble() : null);
        fields.put("forks", Arrays.stream(sample.values()).boxed().toList());
        return fields;
    }

    private static Map<String, Object> growth(Comparison comparison, Growth growth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", growth.family());
        fields.put("solver", growth.solver());
        fields.put("axis", growth.axis().label());
        fields.put("constants", growth.constants());
        fields.put("worse", growth.isWorse(comparison.policy()));
        fields.put("base", growth.base().slope());
        fields.put("baseInterval", ends(growth.base().interval()));
        fields.put("new", growth.next().slope());
        fields.put("newInterval", ends(growth.next().interval()));
        return fields;
    }

    private static Map<String, Object> lost(Comparison.Lost lost) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", lost.id());
        fields.put("failed", lost.failed());
        fields.put("why", lost.why());
        return fields;
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
