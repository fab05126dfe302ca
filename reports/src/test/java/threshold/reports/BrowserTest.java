package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page as a browser reads it. Runs where Chromium is on the path; with {@code -Dthreshold.browser.required=true} a
 * missing browser is a failure.
 */
class BrowserTest {

    private static final int SECONDS = 60;

    @TempDir
    Path scratch;

    @Test
    void everyPlotIsDrawnAndNoMarkupOfTheRunIsRun() throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        if (browser.isEmpty()) {
            assertThat(Boolean.getBoolean("threshold.browser.required"))
                    .as("a browser is required and neither chromium nor google-chrome is on the path")
                    .isFalse();
        }
        assumeTrue(browser.isPresent(), "no browser on the path");
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("run")));
        Reports.write(run, Optional.empty(), new StringBuilder(), false);
        String dom = dom(browser.orElseThrow(), run.resolve("report.html"));
        assertThat(dom.split("<svg ", -1)).hasSize(1 + 17);
        assertThat(dom).contains("Fastest, at a glance").doesNotContain("<script", "NaN");
    }

    private String dom(Path browser, Path page) throws IOException, InterruptedException {
        Path output = scratch.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + scratch.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(output.toFile())
                .redirectError(scratch.resolve("errors.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("the browser ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static Optional<Path> browser() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
