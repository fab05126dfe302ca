package threshold.reports.render;

import java.util.List;

/**
 * A table before it is text, Markdown or HTML.
 *
 * @param columns its columns
 * @param rows its rows
 */
record Table(List<Column> columns, List<Row> rows) implements Block {

    /**
     * @param head its heading; a line end where a narrow page may break it
     * @param numeric whether it is set flush right
     * @param need how much a narrow page needs it
     */
    record Column(String head, boolean numeric, Need need) {

        /** The heading on one line. */
        String title() {
            return head.replace("\n/", "/").replace('\n', ' ');
        }

        static Column text(String head) {
            return new Column(head, false, Need.KEY);
        }

        static Column number(String head) {
            return new Column(head, true, Need.ALWAYS);
        }

        static Column optional(String head) {
            return new Column(head, true, Need.WHERE_ROOM);
        }
    }

    /** What happens to a column where the page is narrow. */
    enum Need {
        /** Stands in every part of a split table. */
        KEY,
        /** Is moved to a further part. */
        ALWAYS,
        /** Is left out; the page that has room shows it. */
        WHERE_ROOM
    }

    /** A row. */
    sealed interface Row {}

    /** A line across the table that names what follows. */
    record Part(String text) implements Row {}

    /**
     * @param cells as many as there are columns
     * @param style how it is set
     */
    record Line(List<String> cells, Style style) implements Row {}

    /** How a row is set. */
    enum Style {
        /** Plainly. */
        PLAIN,
        /** Standing out: the best of its kind. */
        BEST,
        /** Greyed: over its bound, not ranked. */
        DISQUALIFIED,
        /** In red: something became worse. */
        ALARM
    }
}
