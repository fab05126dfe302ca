package threshold.reports.render;

import java.util.List;
import threshold.reports.model.Experiment;

/** Experiments in the forms that people read. */
public final class ExperimentsRendering {

    private final Document document;

    /** Lays them out once for both forms. */
    public ExperimentsRendering(List<Experiment> experiments) {
        document = ExperimentsDocument.of(experiments);
    }

    /**
     * For a console of 80 columns.
     *
     * @param color whether ANSI codes may set missed criteria in red
     */
    public String text(boolean color) {
        return TextReport.of(document, color);
    }

    /** GitHub-flavoured Markdown. */
    public String markdown() {
        return MarkdownReport.of(document);
    }
}
