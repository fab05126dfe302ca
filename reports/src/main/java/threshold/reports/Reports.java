package threshold.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.reports.analysis.Judgement;
import threshold.reports.analysis.Report;
import threshold.reports.page.PageFields.Shown;
import threshold.reports.render.JudgementFields;
import threshold.reports.render.Rendering;
import threshold.reports.store.JsonText;
import threshold.reports.store.RunFolder;

/** The report of one run. */
public final class Reports {

    /** The Markdown report, beside the manifest. */
    public static final String MARKDOWN = "report.md";

    /** What became of the criteria, beside the manifest of a run that has some. */
    public static final String CRITERIA = "criteria.json";

    private Reports() {}

    /**
     * Prints the report of a run, whole or cut short, and writes it into the run's folder as Markdown and as a page;
     * what became of its criteria, if it has some, as JSON too.
     *
     * @param runFolder the folder with {@code manifest.json}
     * @param history the folder of all histories, where the self-checks of this machine are
     * @param console takes the text for 80 columns, and at its end the names of the files
     * @param color whether the console understands ANSI colours
     * @return whether some cell exceeded its accuracy bound or a criterion was missed, and what was written
     * @throws IOException if the run cannot be read (the message names file, line and fault) or a report not written
     */
    public static Outcome write(Path runFolder, Optional<Path> history, Appendable console, boolean color)
            throws IOException {
        Report report = Report.of(RunFolder.read(runFolder));
        String badge = SelfChecks.badge(history, report.run());
        Rendering rendering = new Rendering(report, badge);
        List<Path> written = new ArrayList<>();
        written.add(WholeFile.replace(runFolder.resolve(MARKDOWN), rendering.markdown()));
        written.add(WholeFile.replace(
                runFolder.resolve(Pages.HTML), Pages.of(new Shown(runFolder.toString(), report, badge))));
        if (!report.judgements().isEmpty()) {
            written.add(WholeFile.replace(
                    runFolder.resolve(CRITERIA), JsonText.of(JudgementFields.all(report.judgements()))));
        }
        console.append(rendering.text(color)).append('\n');
        WholeFile.tell(console, written.toArray(Path[]::new));
        return new Outcome(
                report.exceeded().stream().map(result -> result.cell().id()).toList(),
                report.judgements().stream()
                        .filter(Judgement::isFailed)
                        .map(judgement -> judgement.criterion().label())
                        .toList(),
                List.copyOf(written));
    }
}
