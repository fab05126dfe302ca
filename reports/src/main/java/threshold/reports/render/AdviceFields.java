package threshold.reports.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Report;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Cell;
import threshold.reports.model.Run;
import threshold.reports.stats.ForkSpread;
import threshold.reports.stats.Interval;

/**
 * Measurements as a program reads them to choose its solver: one object for each cell that states how accurate it is.
 * Times are nanoseconds; what is not known is left out.
 */
public final class AdviceFields {

    /** The version of the format. */
    public static final int VERSION = 1;

    private AdviceFields() {}

    /** The table of some reports of one machine, at least one. */
    public static Map<String, Object> of(List<Report> reports) {
        Run.About about = reports.getFirst().run().about();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", VERSION);
        fields.put("machine", String.join(", ", about.machine()));
        fields.put("jvm", about.jvm());
        fields.put("fingerprint", about.fingerprint());
        fields.put("build", about.build());
        fields.put("created", about.created());
        fields.put("backends", backends(about));
        List<CellResult> results = reports.stream()
                .flatMap(report -> report.groups().stream())
                .flatMap(group -> group.results().stream())
                .toList();
        OptionalDouble spread =
                ForkSpread.of(results.stream().map(CellResult::run).toList());
        fields.put(
                "cells",
                results.stream()
                        .filter(result -> result.cell().accuracy().kind() != AccuracyClass.UNSTATED)
                        .map(result -> cell(result, spread))
                        .toList());
        return fields;
    }

    private static Map<String, Object> backends(Run.About about) {
        Map<String, Object> backends = new LinkedHashMap<>();
        about.backends().stream()
                .filter(Run.Backend::available)
                .forEach(backend -> backends.put(backend.name(), backend.facts()));
        return backends;
    }

    /** @param spread of a single fork, on this machine */
    private static Map<String, Object> cell(CellResult result, OptionalDouble spread) {
        Cell cell = result.cell();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("family", cell.setting().family());
        fields.put("solver", cell.solver());
        fields.put("threads", cell.setting().threads());
        fields.put("sizes", cell.setting().sizes());
        fields.put("input", cell.setting().input());
        put(fields, "kappa", known(result.kappa()));
        fields.put("accuracy", cell.accuracy().kind().label());
        put(fields, "maxKappa", cell.accuracy().maxKappa());
        put(fields, "tolerance", cell.accuracy().tolerance());
        fields.put("residual", result.residual());
        fields.put("forks", result.run().size());
        fields.put("time", result.run().median());
        Optional<Interval> interval = result.run().medianInterval();
        interval.ifPresentOrElse(
                known -> {
                    fields.put("low", known.low());
                    fields.put("high", known.high());
                },
                () -> spread.ifPresent(sigma ->
                        fields.put("deviation", sigma / Math.sqrt(result.run().size()))));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, OptionalDouble value) {
        value.ifPresent(known -> fields.put(name, known));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
