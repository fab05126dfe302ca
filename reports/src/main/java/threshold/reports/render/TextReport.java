package threshold.reports.render;

import java.util.stream.Collectors;

/** A report for a console of 80 columns. */
final class TextReport {

    static final int WIDTH = 80;
    private static final String BOLD = "\u001b[1m";
    private static final String GREY = "\u001b[90m";
    private static final String RED = "\u001b[1;31m";
    private static final String RESET = "\u001b[0m";

    private final boolean color;
    private final String whole;
    private final StringBuilder out = new StringBuilder();

    private TextReport(boolean color, String whole) {
        this.color = color;
        this.whole = whole;
    }

    static String of(Document document, boolean color) {
        TextReport report = new TextReport(color, document.whole());
        for (Document.Section section : document.sections()) {
            if (section.weight() == Document.Weight.MAIN) {
                section.blocks().forEach(report::add);
            }
        }
        return report.out.toString();
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Text text -> out.append(wrapped(text.text(), "")).append('\n');
            case Block.Items items -> items(items);
            case Table table -> table(table);
        }
    }

    private void heading(Block.Heading heading) {
        String text = wrapped(heading.text(), "");
        out.append('\n').append(styled(text, Table.Style.BEST)).append('\n');
        if (heading.level() < 3) {
            out.append((heading.level() == 1 ? "=" : "-").repeat(Math.min(WIDTH, text.length())))
                    .append('\n');
        }
    }

    private void items(Block.Items items) {
        items.items().stream()
                .limit(items.most())
                .forEach(item -> out.append(wrapped("- " + item, "  ")).append('\n'));
        int left = items.items().size() - items.most();
        if (left > 0) {
            out.append("- and ")
                    .append(left)
                    .append(" more, all in ")
                    .append(whole)
                    .append("\n");
        }
    }

    private void table(Table table) {
        for (TextColumns part : TextColumns.split(table, WIDTH)) {
            part.heads().forEach(head -> out.append(head).append('\n'));
            for (Table.Row row : table.rows()) {
                switch (row) {
                    case Table.Part section ->
                        out.append(wrapped(section.text(), "  ")).append('\n');
                    case Table.Line line ->
                        out.append(styled(part.line(line.cells()), line.style()))
                                .append('\n');
                }
            }
        }
    }

    private String styled(String text, Table.Style style) {
        return switch (color ? style : Table.Style.PLAIN) {
            case PLAIN -> text;
            case BEST -> BOLD + text + RESET;
            case DISQUALIFIED -> GREY + text + RESET;
            case ALARM -> RED + text + RESET;
        };
    }

    /** Control characters from a file would steer the terminal. */
    static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) || isNoCharacter(c) ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** The last two code points of each plane are none, and XML may not hold those of the first. */
    private static boolean isNoCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE;
    }

    private static String wrapped(String text, String indent) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : visible(text).split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
