package threshold.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import threshold.reports.analysis.Report;
import threshold.reports.model.Run;
import threshold.reports.render.AdviceFields;
import threshold.reports.store.JsonText;
import threshold.reports.store.Results;

/** What was measured on one machine, for programs that choose their solver by it. */
public final class AdviceTables {

    private AdviceTables() {}

    /**
     * The table of some runs of one machine, as JSON; its schema is {@code advice.schema.json} beside this class.
     *
     * @param runs at least one
     * @throws IOException if a run cannot be read (the message names file, line and fault), two are of different
     *     machines, or none says how accurate its cells are
     */
    public static String of(List<Path> runs) throws IOException {
        List<Report> reports = new ArrayList<>();
        for (Path run : runs) {
            Report report = Report.of(Results.read(run));
            requireAlike(runs.getFirst(), reports, run, report.run());
            reports.add(report);
        }
        if (reports.stream().allMatch(report -> report.groups().isEmpty())) {
            throw new IOException(runs.getFirst() + " has no cell that was measured; let the run go on by --resume");
        }
        return JsonText.of(AdviceFields.of(reports));
    }

    private static void requireAlike(Path first, List<Report> before, Path path, Run run) throws IOException {
        if (before.isEmpty()) {
            return;
        }
        Run.About known = before.getFirst().run().about();
        if (!known.fingerprint().equals(run.about().fingerprint())) {
            String differing = known.identity().entrySet().stream()
                    .filter(fact ->
                            !fact.getValue().equals(run.about().identity().get(fact.getKey())))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("machine");
            throw new IOException(path + " and " + first + " are of different machines (" + differing
                    + " differs); advice is for one");
        }
    }

    /** Writes such a table to a file, whole or not at all. */
    public static Path write(String table, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return WholeFile.replace(file, table);
    }
}
