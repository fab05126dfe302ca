package threshold.reports.render;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report as GitHub-flavoured Markdown that fits a pull request, whose comments end at 65 536 bytes. */
final class MarkdownReport {

    /** The most bytes a report may have. */
    static final int LIMIT = 60_000;

    private static final int FOR_CLOSING = 200;
    private static final int MOST_ITEMS = 60;

    private MarkdownReport() {}

    static String of(Document document) {
        StringBuilder out = new StringBuilder();
        int left = LIMIT - FOR_CLOSING;
        int omitted = 0;
        for (Document.Section section : inOrderOfWeight(document)) {
            String text = section(section, document.whole());
            int size = text.getBytes(StandardCharsets.UTF_8).length;
            if (size <= left) {
                out.append(text);
                left -= size;
            } else {
                omitted++;
            }
        }
        if (omitted > 0) {
            out.append("\n")
                    .append(omitted)
                    .append(" more sections, for which there is no room here, are in `" + document.whole() + "`.\n");
        }
        return out.toString();
    }

    private static List<Document.Section> inOrderOfWeight(Document document) {
        return document.sections().stream()
                .sorted((a, b) -> a.weight().compareTo(b.weight()))
                .toList();
    }

    private static String section(Document.Section section, String whole) {
        String body =
                section.blocks().stream().map(block -> block(block, whole)).collect(Collectors.joining());
        return switch (section.weight()) {
            case MAIN -> body;
            case DETAIL -> "\n<details><summary>" + escaped(section.name()) + "</summary>\n" + body + "\n</details>\n";
        };
    }

    private static String block(Block block, String whole) {
        return switch (block) {
            case Block.Heading heading -> "\n" + "#".repeat(heading.level()) + " " + escaped(heading.text()) + "\n";
            case Block.Text text -> "\n" + escaped(text.text()) + "\n";
            case Block.Items items -> items(items.items(), whole);
            case Table table -> table(table);
        };
    }

    private static String items(List<String> items, String whole) {
        String shown = items.stream()
                .limit(MOST_ITEMS)
                .map(item -> "- " + escaped(item) + "\n")
                .collect(Collectors.joining("", "\n", ""));
        return items.size() > MOST_ITEMS
                ? shown + "- and " + (items.size() - MOST_ITEMS) + " more, all in `" + whole + "`\n"
                : shown;
    }

    private static String table(Table table) {
        StringBuilder out = new StringBuilder("\n");
        out.append(row(
                table.columns().stream().map(column -> escaped(column.title())).toList()));
        out.append(row(table.columns().stream()
                .map(column -> column.numeric() ? "--:" : ":--")
                .toList()));
        for (Table.Row row : table.rows()) {
            switch (row) {
                case Table.Part part -> out.append(part(table, part));
                case Table.Line line ->
                    out.append(row(line.cells().stream()
                            .map(cell -> styled(cell, line.style()))
                            .toList()));
            }
        }
        return out.toString();
    }

    /**
     * Markdown has no row across a table: the words go into the first text column that has room for them, the second.
     */
    private static String part(Table table, Table.Part part) {
        int column = Math.min(1, table.columns().size() - 1);
        return row(IntStream.range(0, table.columns().size())
                .mapToObj(i -> i == column ? "*" + escaped(part.text()) + "*" : "")
                .toList());
    }

    private static String styled(String cell, Table.Style style) {
        String text = escaped(cell);
        return switch (cell.isBlank() ? Table.Style.PLAIN : style) {
            case PLAIN -> text;
            case BEST, ALARM -> "**" + text + "**";
            case DISQUALIFIED -> "~~" + text + "~~";
        };
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Whatever Markdown or HTML would read as its own, and line ends, which would end a row. */
    private static String escaped(String text) {
        return TextReport.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1");
    }
}
