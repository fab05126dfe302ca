package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a table that fit beside each other, padded.
 *
 * @param table the table
 * @param shown indices of the columns of this part
 * @param widths width of every column of the table
 * @param gap blanks between columns
 */
record TextColumns(Table table, List<Integer> shown, int[] widths, int gap) {

    /**
     * Splits a table into parts no wider than a page. Key columns stand in every part, optional ones only where they
     * fit into the first.
     */
    static List<TextColumns> split(Table table, int page) {
        int[] widths = widths(table);
        List<Integer> keys = columns(table, Table.Need.KEY);
        List<Integer> always = columns(table, Table.Need.ALWAYS);
        List<Integer> all = new ArrayList<>(keys);
        all.addAll(always);
        int gap = width(all, widths, 2) <= page ? 2 : 1;
        List<TextColumns> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>(keys);
        for (int column : always) {
            part.add(column);
            if (width(part, widths, gap) > page && part.size() > keys.size() + 1) {
                part.removeLast();
                parts.add(new TextColumns(table, List.copyOf(part), widths, gap));
                part = new ArrayList<>(keys);
                part.add(column);
            }
        }
        if (parts.isEmpty()) {
            addOptional(table, part, widths, gap, page);
        }
        parts.add(new TextColumns(table, part.stream().sorted().toList(), widths, gap));
        return parts;
    }

    /** The headings, in as many lines as the tallest has. */
    List<String> heads() {
        int height = table.columns().stream()
                .mapToInt(column -> lines(column).size())
                .max()
                .orElse(0);
        return IntStream.range(0, height)
                .mapToObj(row -> line(table.columns().stream()
                        .map(column ->
                                row < lines(column).size() ? lines(column).get(row) : "")
                        .toList()))
                .toList();
    }

    private static List<String> lines(Table.Column column) {
        return column.head().lines().toList();
    }

    String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column : shown) {
            String cell = TextReport.visible(cells.get(column));
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(line.isEmpty() ? "" : " ".repeat(gap));
            line.append(table.columns().get(column).numeric() ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static void addOptional(Table table, List<Integer> part, int[] widths, int gap, int page) {
        for (int column : columns(table, Table.Need.WHERE_ROOM)) {
            part.add(column);
            if (width(part, widths, gap) > page) {
                part.removeLast();
                return;
            }
        }
    }

    private static List<Integer> columns(Table table, Table.Need need) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).need() == need)
                .boxed()
                .toList();
    }

    private static int width(List<Integer> columns, int[] widths, int gap) {
        return columns.stream().mapToInt(i -> widths[i]).sum() + gap * (columns.size() - 1);
    }

    private static int[] widths(Table table) {
        return IntStream.range(0, table.columns().size())
                .map(i -> Math.max(
                        lines(table.columns().get(i)).stream()
                                .mapToInt(String::length)
                                .max()
                                .orElse(0),
                        table.rows().stream()
                                .filter(row -> row instanceof Table.Line)
                                .mapToInt(
                                        row -> ((Table.Line) row).cells().get(i).length())
                                .max()
                                .orElse(0)))
                .toArray();
    }
}
