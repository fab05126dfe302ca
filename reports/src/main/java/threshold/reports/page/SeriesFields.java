package threshold.reports.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.Crossing;
import threshold.reports.analysis.Regime;
import threshold.reports.analysis.Series;
import threshold.reports.stats.LogLogFit;

/** A series as the page reads it. */
final class SeriesFields {

    private SeriesFields() {}

    /**
     * @param caches bytes of each cache, from the smallest on
     * @param places of the cells in the page's list
     */
    static Map<String, @Nullable Object> of(Series series, Map<String, Double> caches, Map<String, Integer> places) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("family", series.family());
        fields.put("axis", series.axis().name().toLowerCase(Locale.ROOT));
        fields.put("constants", series.constants());
        fields.put("unit", series.unit());
        fields.put(
                "threads",
                series.curves()
                        .getFirst()
                        .points()
                        .getFirst()
                        .result()
                        .cell()
                        .setting()
                        .threads());
        fields.put(
                "curves",
                series.curves().stream()
                        .map(curve -> curve(curve, caches, places))
                        .toList());
        fields.put(
                "crossings",
                Crossing.of(series).stream().map(SeriesFields::crossing).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> curve(
            Series.Curve curve, Map<String, Double> caches, Map<String, Integer> places) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("solver", curve.solver());
        fields.put(
                "points",
                curve.points().stream()
                        .map(point -> places.get(point.result().cell().id()))
                        .toList());
        fields.put("fit", curve.fit().map(SeriesFields::fit).orElse(null));
        fields.put("theory", Digits.of(curve.theory()));
        fields.put(
                "regimes",
                Regime.of(curve, caches).stream().map(SeriesFields::regime).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> fit(LogLogFit fit) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("slope", Digits.of(fit.slope()));
        RunFields.putEnds(fields, fit.interval());
        return fields;
    }

    private static Map<String, @Nullable Object> regime(Regime regime) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("level", regime.level());
        fields.put("from", Digits.of(regime.from()));
        fields.put("to", Digits.of(regime.to()));
        fields.put("slope", regime.fit().map(fit -> Digits.of(fit.slope())).orElse(null));
        RunFields.putEnds(fields, regime.fit().flatMap(LogLogFit::interval));
        fields.put("theory", Digits.of(regime.theory()));
        return fields;
    }

    private static Map<String, @Nullable Object> crossing(Crossing crossing) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("below", crossing.below());
        fields.put("above", crossing.above());
        fields.put("size", Digits.of(crossing.where().size()));
        RunFields.putEnds(fields, Optional.of(crossing.where().interval()));
        return fields;
    }
}
