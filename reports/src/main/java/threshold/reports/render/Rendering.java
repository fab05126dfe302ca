package threshold.reports.render;

import threshold.reports.analysis.Report;

/** A report as text and as Markdown. */
public final class Rendering {

    private final Document document;

    /**
     * Lays the report out once for all forms.
     *
     * @param badge what self-checks say of the machine
     */
    public Rendering(Report report, String badge) {
        this.document = Documents.of(report, badge);
    }

    /**
     * For a console of 80 columns.
     *
     * @param color whether ANSI codes may set the best in bold and the disqualified in grey
     */
    public String text(boolean color) {
        return TextReport.of(document, color);
    }

    /** GitHub-flavoured Markdown of at most 60 kB. */
    public String markdown() {
        return MarkdownReport.of(document);
    }
}
