package threshold.reports.render;

import java.util.List;

/**
 * A report before it is text, Markdown or HTML.
 *
 * @param title its title
 * @param sections its sections
 * @param whole the file that has what there is no room for
 */
record Document(String title, List<Section> sections, String whole) {

    /**
     * @param name what it is about
     * @param weight how much it matters where there is little room
     * @param blocks its pieces
     */
    record Section(String name, Weight weight, List<Block> blocks) {}

    /** Where a section is shown. */
    enum Weight {
        /** Everywhere. */
        MAIN,
        /** Folded on a page, and not on a console. */
        DETAIL
    }
}
