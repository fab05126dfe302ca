package threshold.reports.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Ceilings;
import threshold.reports.analysis.Group;
import threshold.reports.analysis.Report;
import threshold.reports.model.Run;
import threshold.reports.stats.Interval;
import threshold.reports.stats.RatioOfMedians;
import threshold.reports.stats.TwoModes;

/** A run as the page reads it: cells in one list, which groups and series name by their places. Times are nanoseconds. */
final class RunFields {

    /** Batches of a warm-up; what comes later is warm. */
    private static final int LONGEST = 60;

    private final Report report;
    private final List<Map<String, @Nullable Object>> cells = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    private RunFields(Report report) {
        this.report = report;
    }

    static Map<String, @Nullable Object> of(String name, Report report, String badge) {
        return new RunFields(report).fields(name, badge);
    }

    private Map<String, @Nullable Object> fields(String name, String badge) {
        Run.About about = report.run().about();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("title", about.title());
        fields.put("build", about.build());
        fields.put("created", about.created());
        fields.put("machine", about.machine());
        fields.put("jvm", about.jvm());
        fields.put("environment", about.environment());
        fields.put("badge", badge);
        fields.put("backends", about.backends().stream().map(RunFields::backend).toList());
        fields.put(
                "ceilings",
                report.ceilings().all().stream().map(RunFields::ceiling).toList());
        List<String> doubts = new ArrayList<>(report.doubts());
        doubts.addAll(report.ceilings().missing());
        fields.put("doubts", doubts);
        fields.put("declined", declined());
        List<Map<String, @Nullable Object>> groups = new ArrayList<>();
        for (Group group : report.groups()) {
            groups.add(group(group, groups.size()));
        }
        fields.put("groups", groups);
        fields.put("cells", cells);
        fields.put(
                "missing",
                report.groups().stream()
                        .flatMap(group -> group.missing().stream())
                        .map(RunFields::missing)
                        .toList());
        fields.put(
                "series",
                report.series().stream()
                        .map(series -> SeriesFields.of(series, about.caches(), places))
                        .toList());
        return fields;
    }

    private static Map<String, Object> backend(Run.Backend backend) {
        return Map.of("name", backend.name(), "facts", backend.facts(), "available", backend.available());
    }

    private static Map<String, @Nullable Object> ceiling(Ceilings.Ceiling ceiling) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", ceiling.kind().name().toLowerCase(Locale.ROOT));
        fields.put("title", ceiling.title());
        fields.put("unit", ceiling.kind().unit());
        fields.put("backend", ceiling.backend());
        fields.put("threads", ceiling.threads());
        fields.put("median", Digits.of(ceiling.value().median()));
        putEnds(fields, ceiling.value().medianInterval());
        return fields;
    }

    private List<String> declined() {
        return report.run().declined().stream()
                .map(one -> (one.family() + " " + one.solver() + " " + one.detail()).strip() + ": " + one.why())
                .distinct()
                .toList();
    }

    private static Map<String, String> missing(Group.Missing missing) {
        return Map.of("id", missing.cell().id(), "status", missing.status(), "why", missing.why());
    }

    private Map<String, @Nullable Object> group(Group group, int place) {
        int first = cells.size();
        for (Group.Ranking ranking : group.rankings()) {
            for (Group.Ranked ranked : ranking.ranked()) {
                add(group, place, ranked.result(), ranked.place(), ranked.toBest());
            }
        }
        group.overBound().forEach(result -> add(group, place, result, null, Optional.empty()));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("family", group.setting().family());
        fields.put("sizes", group.setting().sizes());
        fields.put("sizesText", group.setting().sizesText());
        fields.put("input", group.setting().input());
        fields.put("threads", group.setting().threads());
        fields.put("kappa", Digits.of(group.kappa()));
        fields.put("roof", Digits.of(group.roof()));
        List<Integer> members = new ArrayList<>();
        for (int i = first; i < cells.size(); i++) {
            members.add(i);
        }
        fields.put("cells", members);
        return fields;
    }

    private void add(
            Group group, int place, CellResult result, @Nullable Integer rank, Optional<RatioOfMedians> toBest) {
        places.put(result.cell().id(), cells.size());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", result.cell().id());
        fields.put("group", place);
        fields.put("family", group.setting().family());
        fields.put("sizesText", group.setting().sizesText());
        fields.put("input", group.setting().input());
        fields.put("threads", group.setting().threads());
        fields.put("solver", result.cell().solver());
        fields.put("kind", result.cell().accuracy().kind().label());
        fields.put("place", rank);
        fields.put("ratio", toBest.map(RunFields::ratio).orElse(null));
        fields.put("tie", toBest.filter(RatioOfMedians::isTie).isPresent());
        fields.put("time", Digits.of(result.run().median()));
        putEnds(fields, result.run().medianInterval());
        fields.put("forks", Digits.of(result.run().values()));
        fields.put("modes", TwoModes.of(result.run().values()).isPresent());
        fields.put(
                "warm", result.warmUp().stream().limit(LONGEST).map(Digits::of).toList());
        fields.put(
                "load",
                result.loadAndRun()
                        .map(both -> Digits.of(
                                Math.max(0, both.median() - result.run().median())))
                        .orElse(null));
        fields.put("residual", Digits.of(result.residual()));
        fields.put("bound", Digits.of(result.bound()));
        fields.put("over", result.overBound());
        fields.put("kappa", Digits.of(result.kappa()));
        fields.put("flops", Digits.of(result.cell().work().flops()));
        fields.put("bytes", Digits.of(result.cell().work().bytes()));
        fields.put(
                "share",
                group.roof().isPresent()
                        ? Digits.of(result.gflops() / group.roof().getAsDouble())
                        : null);
        fields.put("heap", Digits.of(result.heap().typical()));
        fields.put("native", Digits.of(result.memory().outsideHeap()));
        fields.put("resident", Digits.of(result.memory().resident()));
        fields.put("doubt", result.doubt().orElse(null));
        fields.put("sequence", Digits.of(result.cell().place().sequence()));
        fields.put("parameters", Digits.of(result.cell().place().parameters()));
        cells.add(fields);
    }

    private static List<@Nullable Double> ratio(RatioOfMedians ratio) {
        List<@Nullable Double> ends = new ArrayList<>();
        ends.add(Digits.of(ratio.ratio()));
        ends.add(ratio.interval().map(known -> Digits.of(known.low())).orElse(null));
        ends.add(ratio.interval().map(known -> Digits.of(known.high())).orElse(null));
        return ends;
    }

    static void putEnds(Map<String, @Nullable Object> fields, Optional<Interval> interval) {
        fields.put("low", interval.map(known -> Digits.of(known.low())).orElse(null));
        fields.put("high", interval.map(known -> Digits.of(known.high())).orElse(null));
    }
}
