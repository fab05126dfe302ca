package threshold.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void whatFindsNoRoomIsCountedAndDetailsGoFirst() {
        List<Document.Section> sections = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sections.add(section("detail" + i, Document.Weight.DETAIL, 3000));
        }
        sections.add(section("answer", Document.Weight.MAIN, 3000));
        String markdown = MarkdownReport.of(new Document("large", sections, "report.html"));
        assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MarkdownReport.LIMIT);
        assertThat(markdown).contains("## answer", "## detail0").containsPattern("\\d+ more sections");
    }

    @Test
    void cellsCannotBreakOutOfATable() {
        Table table = new Table(
                List.of(Table.Column.text("a"), Table.Column.number("b\n/s")),
                List.of(new Table.Line(List.of("x|y\n# `z`", "<i>"), Table.Style.DISQUALIFIED)));
        String markdown = MarkdownReport.of(new Document(
                "t", List.of(new Document.Section("s", Document.Weight.MAIN, List.of(table))), "report.html"));
        assertThat(markdown.lines())
                .containsExactly("", "| a | b/s |", "| :-- | --: |", "| ~~x\\|y?\\# \\`z\\`~~ | ~~&lt;i&gt;~~ |");
    }

    private static Document.Section section(String name, Document.Weight weight, int length) {
        return new Document.Section(
                name, weight, List.of(new Block.Heading(2, name), new Block.Text("é".repeat(length / 2))));
    }
}
