package threshold.reports.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A report as one page that asks nothing of the network and runs no script. */
final class HtmlReport {

    private static final String STYLE_SHEET = "report.css";

    private HtmlReport() {}

    static String of(Document document) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            %s</main>
            </body>
            </html>
            """.formatted(
                        Html.escaped(document.title()),
                        styleSheet(),
                        document.sections().stream().map(HtmlReport::section).collect(Collectors.joining()));
    }

    private static String section(Document.Section section) {
        String body = section.blocks().stream().map(HtmlReport::block).collect(Collectors.joining());
        return switch (section.weight()) {
            case MAIN -> "<section>\n" + body + "</section>\n";
            case DETAIL -> "<details><summary>" + Html.escaped(section.name()) + "</summary>\n" + body + "</details>\n";
        };
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> element("h" + heading.level(), heading.text());
            case Block.Text text -> element("p", text.text());
            case Block.Items items ->
                items.items().stream()
                        .map(item -> element("li", item))
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
            case Table table -> table(table);
            case Block.Plot plot -> "<figure>\n" + plot.svg() + "</figure>\n";
        };
    }

    private static String table(Table table) {
        String head = table.columns().stream()
                .map(column -> "<th scope=\"col\"" + kind(column) + ">" + Html.escaped(column.title()) + "</th>")
                .collect(Collectors.joining());
        return table.rows().stream()
                .map(row -> row(table, row))
                .collect(Collectors.joining(
                        "",
                        "<div class=\"wide\"><table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n",
                        "</tbody></table></div>\n"));
    }

    private static String row(Table table, Table.Row row) {
        return switch (row) {
            case Table.Part part ->
                "<tr class=\"part\"><th scope=\"colgroup\" colspan=\""
                        + table.columns().size() + "\">" + Html.escaped(part.text()) + "</th></tr>\n";
            case Table.Line line -> line(table.columns(), line);
        };
    }

    private static String line(List<Table.Column> columns, Table.Line line) {
        StringBuilder out = new StringBuilder("<tr" + style(line.style()) + ">");
        for (int i = 0; i < columns.size(); i++) {
            out.append("<td").append(kind(columns.get(i))).append('>');
            out.append(Html.escaped(line.cells().get(i))).append("</td>");
        }
        return out.append("</tr>\n").toString();
    }

    private static String kind(Table.Column column) {
        return column.numeric() ? " class=\"n\"" : "";
    }

    private static String style(Table.Style style) {
        return switch (style) {
            case PLAIN -> "";
            case BEST -> " class=\"best\"";
            case DISQUALIFIED -> " class=\"over\"";
            case ALARM -> " class=\"alarm\"";
        };
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + Html.escaped(text) + "</" + name + ">\n";
    }

    private static String styleSheet() {
        try (InputStream css = Objects.requireNonNull(
                HtmlReport.class.getResourceAsStream(STYLE_SHEET), STYLE_SHEET + " is missing from the jar")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
