package threshold.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.core.Matrix;

class SeriesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void shipped_series_have_their_shapes_and_no_mean() {
        assertThat(Series.named("us-births").orElseThrow().shape()).isEqualTo("7305x1");
        assertThat(Series.named("sensornet").orElseThrow().shape()).isEqualTo("4690x2");
        for (String name : Series.NAMES) {
            double[] data = Series.named(name).orElseThrow().data();
            assertThat(DoubleStream.of(data).sum() / data.length).as(name).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void a_header_is_recognised_and_columns_are_chosen_by_name() throws IOException {
        Path file = write("day, high ,low\n1,10,0\n\n2,30,4\n");
        assertThat(Series.named(file + "#low,high")).contains(new Matrix(2, 2, new double[] {-2, -10, 2, 10}));
        assertThat(Series.named(file.toString()).orElseThrow().shape()).isEqualTo("2x3");
    }

    @Test
    void without_a_header_columns_are_counted_from_one() throws IOException {
        assertThat(Series.named(write("1,10\n2,30") + "#2")).contains(Matrix.column(-10, 10));
    }

    @Test
    void an_unknown_column_is_refused_with_those_that_exist() throws IOException {
        Path file = write("high,low\n1,2\n");
        assertThatThrownBy(() -> Series.named(file + "#mean"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'mean'")
                .hasMessageContaining("high, low");
    }

    @Test
    void a_field_that_is_no_number_is_refused_with_file_line_and_field() throws IOException {
        Path file = write("high,low\n1,2\n3,x\n");
        assertThatThrownBy(() -> Series.named(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 3, field 2: 'x'");
        assertThatThrownBy(() -> Series.named(write("high,low\n1\n").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2, field 2: ''");
        assertThatThrownBy(() -> Series.named(write("1\nNaN\n").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2, field 1: 'NaN'");
    }

    @Test
    void a_file_without_numbers_is_refused() throws IOException {
        assertThatThrownBy(() -> Series.named(write("").toString())).hasMessageContaining("empty");
        assertThatThrownBy(() -> Series.named(write("a,b\n").toString())).hasMessageContaining("no rows");
        assertThatThrownBy(() -> Series.named(folder.resolve("absent.csv").toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent.csv");
    }

    @Test
    void a_name_that_is_no_file_is_no_series() {
        assertThat(Series.named("ar")).isEmpty();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("series.csv"), text);
    }
}
