package threshold.reports.render;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import threshold.reports.verdict.Trend;

/** The trend of one history in its three forms. */
public final class TrendRendering {

    private final Trend trend;
    private final Document document;

    /** Lays the trend out once for all forms. */
    public TrendRendering(Trend trend) {
        this.trend = trend;
        this.document = TrendDocument.of(trend);
    }

    /**
     * For a console of 80 columns.
     *
     * @param color whether ANSI codes may set what became slower in red and what became faster in bold
     */
    public String text(boolean color) {
        return TextReport.of(document, color);
    }

    /** GitHub-flavoured Markdown of at most 60 kB, what became slower first. */
    public String markdown() {
        return MarkdownReport.of(document);
    }

    /** Everything, as named values: schema 1. */
    public Map<String, @Nullable Object> fields() {
        return TrendFields.of(trend);
    }
}
