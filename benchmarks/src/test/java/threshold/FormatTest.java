package threshold;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java file stands as palantir-java-format writes it.
 *
 * <p>The formatter runs here, on the toolchain's JDK, because it parses with the javac of its own JVM: in Maven's JVM,
 * which may be 17, it rejects unnamed patterns. {@code -Dthreshold.format=apply} rewrites the files instead.
 */
class FormatTest {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void every_java_file_is_formatted() throws IOException, FormatterException {
        boolean apply = "apply".equals(System.getProperty("threshold.format"));
        Path root = Path.of(System.getProperty("threshold.root"));
        List<Path> sources = sources(root);
        assertThat(sources).as("Java files below %s", root).hasSizeGreaterThan(20);
        List<Path> unformatted = new ArrayList<>();
        for (Path source : sources) {
            String text = Files.readString(source);
            String formatted = format(text);
            if (!text.equals(formatted)) {
                if (apply) {
                    Files.writeString(source, formatted);
                } else {
                    unformatted.add(root.relativize(source));
                }
            }
        }
        assertThat(unformatted)
                .as("not formatted; mend with: mvn -B verify -DskipITs -Dthreshold.format=apply -Dtest=FormatTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEmpty();
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("core", "benchmarks", "reports")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static String format(String text) throws FormatterException {
        return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(text));
    }
}
