package threshold.reports.render;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.reports.verdict.Comparison;

/** A comparison in its four forms. */
public final class ComparisonRendering {

    private final Comparison comparison;
    private final String badge;
    private final Document document;

    /**
     * Lays the comparison out once for all forms.
     *
     * @param badge what self-checks say of the machine
     */
    public ComparisonRendering(Comparison comparison, String badge) {
        this.comparison = comparison;
        this.badge = badge;
        this.document = ComparisonDocument.of(comparison, badge);
    }

    /**
     * For a console of 80 columns.
     *
     * @param color whether ANSI codes may set what became worse in red and what became better in bold
     */
    public String text(boolean color) {
        return TextReport.of(document, color);
    }

    /** GitHub-flavoured Markdown of at most 60 kB, what became worse first. */
    public String markdown() {
        return MarkdownReport.of(document);
    }

    /** Everything, as named values: schema 1. */
    public Map<String, @Nullable Object> fields() {
        return ComparisonFields.of(comparison, badge);
    }

    /** JUnit's XML: a test case for each cell, which fails if the cell became worse and is skipped if that cannot be told. */
    public String junit() {
        return JUnitReport.of(comparison);
    }
}
