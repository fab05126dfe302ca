package threshold.reports.render;

/** HTML text. */
final class Html {

    private Html() {}

    /**
     * Text as it may stand in an element or in a quoted attribute. Everything that comes from a file goes through
     * here.
     */
    static String escaped(String text) {
        return TextReport.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
