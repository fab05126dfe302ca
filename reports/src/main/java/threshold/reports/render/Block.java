package threshold.reports.render;

import java.util.List;

/** One piece of a report. */
sealed interface Block permits Table, Block.Heading, Block.Text, Block.Items {

    /**
     * @param level 1 for the report, 2 for a family, 3 within
     * @param text the heading
     */
    record Heading(int level, String text) implements Block {}

    /** @param text a paragraph */
    record Text(String text) implements Block {}

    /**
     * @param items lines of a list
     * @param most how many of them are worth a console's lines
     */
    record Items(List<String> items, int most) implements Block {

        static Items all(List<String> items) {
            return new Items(items, items.size());
        }
    }
}
