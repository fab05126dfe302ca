package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages in a browser. Runs where Chromium and its driver are on the path; with {@code -Dthreshold.browser.required=true} a
 * missing browser is a failure.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserCase {

    private static final int WIDE = 1400;

    @TempDir
    static Path scratch;

    private @Nullable Browser browser;

    @BeforeAll
    void open() throws IOException {
        Optional<String> missing = Browser.missing();
        assertThat(missing.isPresent() && Boolean.getBoolean("threshold.browser.required"))
                .as("a browser is required, and " + missing.orElse(""))
                .isFalse();
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        browser = Browser.open(scratch, WIDE, 1000);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** No page complains or asks the network, whatever a test did with it. */
    @AfterEach
    void quiet() {
        browser().assertQuiet();
        browser().size(WIDE, 1000);
        browser().prefer("light");
    }

    final Browser browser() {
        return Objects.requireNonNull(browser);
    }

    /** The page of a run. */
    static Path page(Path run, Path out) throws IOException {
        Pages.Request request = new Pages.Request(Judging.DEFAULT, Optional.empty(), out, Optional.empty());
        return Pages.write(List.of(run), request, Instant.EPOCH).getFirst();
    }
}
