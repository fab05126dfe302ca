package threshold.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTest {

    private static final String LINE = "The cat, the dog and the Übermaus; x_1!\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void words_and_signs_are_numbered_by_their_frequency() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), LINE.repeat(200));
        Text text = Text.of(file, 100_000, 5);
        assertThat(text.name()).isEqualTo("a.txt");
        assertThat(text.tokens()).hasSize(200 * 11);
        assertThat(Arrays.copyOf(text.tokens(), 11)).containsExactly(1, 2, 3, 1, 4, 0, 1, 0, 0, 0, 0);
        assertThat(text.coverage()).isEqualTo(6 / 11.);
    }

    @Test
    void a_compressed_text_is_the_same_and_no_more_is_read_than_is_wanted() throws IOException {
        Path file = folder.resolve("a.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(LINE.repeat(200).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Text.of(file, 1500, 5).tokens()).hasSize(1500).startsWith(1, 2, 3, 1, 4, 0, 1);
    }

    @Test
    void the_sources_of_this_jdk_are_a_text() {
        Text text = Text.ofJdk(20_000, 256);
        assertThat(text.tokens()).hasSize(20_000);
        assertThat(Arrays.stream(text.tokens()).distinct().max()).hasValue(255);
        assertThat(text.coverage()).isBetween(.5, 1.);
    }

    @Test
    void what_is_no_text_is_refused() throws IOException {
        Path few = Files.writeString(folder.resolve("few.txt"), "two words");
        assertThatThrownBy(() -> Text.of(few, 100, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the text few.txt has 2 tokens, and n-grams take 1000 at least");
        assertThatThrownBy(() -> Text.of(folder.resolve("absent"), 100, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot read the text " + folder.resolve("absent"));
        Path plain = Files.writeString(folder.resolve("plain.gz"), LINE);
        assertThatThrownBy(() -> Text.of(plain, 100, 5)).hasMessageContaining("Not in GZIP format");
    }
}
