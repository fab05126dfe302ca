package threshold.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextColumnsTest {

    @Test
    void aWideTableIsSplitAndEachPartKeepsTheKey() {
        List<Table.Column> columns = Stream.concat(
                        Stream.of(Table.Column.text("solver")),
                        IntStream.range(0, 20).mapToObj(i -> Table.Column.number("column" + i)))
                .toList();
        List<TextColumns> parts = TextColumns.split(new Table(columns, List.of()), 80);
        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> {
            assertThat(part.heads().getFirst()).startsWith("solver").hasSizeLessThanOrEqualTo(80);
        });
        assertThat(parts.stream().flatMap(part -> part.shown().stream()).distinct())
                .hasSize(columns.size());
    }

    @Test
    void anOptionalColumnIsLeftOutWhereThereIsNoRoom() {
        Table table = new Table(
                List.of(Table.Column.text("key"), Table.Column.number("number"), Table.Column.optional("extra")),
                List.of());
        assertThat(TextColumns.split(table, 80).getFirst().shown()).containsExactly(0, 1, 2);
        assertThat(TextColumns.split(table, 12))
                .singleElement()
                .satisfies(part -> assertThat(part.shown()).containsExactly(0, 1));
    }
}
