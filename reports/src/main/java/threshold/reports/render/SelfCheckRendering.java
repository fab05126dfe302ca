package threshold.reports.render;

import threshold.reports.verdict.Trust;

/** Self-checks in the forms that people read. */
public final class SelfCheckRendering {

    private final Document document;

    /** Lays them out once for both forms. */
    public SelfCheckRendering(Trust trust, Trust.Demand demand) {
        document = SelfCheckDocument.of(trust, demand);
    }

    /**
     * For a console of 80 columns.
     *
     * @param color whether ANSI codes may set false alarms in red
     */
    public String text(boolean color) {
        return TextReport.of(document, color);
    }

    /** GitHub-flavoured Markdown. */
    public String markdown() {
        return MarkdownReport.of(document);
    }
}
