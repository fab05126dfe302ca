package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that outputs are held against, character for character; {@code -Dthreshold.golden.write} writes them. */
final class Golden {

    private static final Path FOLDER =
            Path.of(System.getProperty("threshold.root", ".."), "reports", "src", "test", "resources", "golden");

    private Golden() {}

    static void assertSame(String name, String actual) throws IOException {
        Path golden = FOLDER.resolve(name);
        if (System.getProperty("threshold.golden.write") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, actual);
        }
        assertThat(actual.getBytes(StandardCharsets.UTF_8))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Files.readString(golden));
    }
}
