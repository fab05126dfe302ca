package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of runs that are out of the ordinary. */
class UnusualRunsTest extends BrowserCase {

    /** A method that does fewer flops than its family's nominal ones may pass the peak, and the axis still ends there. */
    @Test
    void theTopOfTheRooflineIsThePeak() throws IOException {
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("structured")));
        Path manifest = run.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"flops\": 163840000", "\"flops\": 491520000"));
        browser().visit(page(run, scratch.resolve("structured-page")), "view=roofline");
        browser().await("document.querySelector('.chart[data-drawn] svg path')");
        assertThat(browser()
                        .<Number>ask("echarts.getInstanceByDom(document.querySelector('.chart'))"
                                + ".getModel().option.yAxis[0].max")
                        .doubleValue())
                .isCloseTo(91.3, within(0.1));
        assertThat(browser().one(".beyond").getText()).startsWith("6 cells pass the peak, by up to 2.6 times");
        Path usual = Fixture.into(Files.createDirectory(scratch.resolve("usual")));
        browser().visit(page(usual, scratch.resolve("usual-page")), "view=roofline");
        browser().await("document.querySelector('.chart[data-drawn] svg path')");
        assertThat(browser().all(".beyond")).isEmpty();
    }

    @Test
    void speedUpsAreDrawnBesideTheIdeal() throws IOException {
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("threads")));
        for (String file : List.of("manifest.json", "forks.jsonl")) {
            String text = Files.readString(run.resolve(file));
            Files.writeString(
                    run.resolve(file),
                    text.lines().flatMap(UnusualRunsTest::onTwoThreadsToo).collect(Collectors.joining("\n")) + "\n");
        }
        browser().visit(page(run, scratch.resolve("threads-page")), "view=threads");
        browser().await("document.querySelectorAll('.chart[data-drawn] svg path').length > 2");
        assertThat(browser().one(".chart").getText()).contains("simd:qr", "×2");
        assertThat(browser().one("tbody").getText()).contains("simd:qr", "50 %");
    }

    /** The line of one cell, and the same of two threads after it. */
    private static Stream<String> onTwoThreadsToo(String line) {
        boolean ofCell = line.matches(".*\"(id|cell)\": \"least-squares/simd:qr/N=20000,p=64/f64/t1/kappa=10\".*");
        return ofCell
                ? Stream.of(line, line.replace("/t1/", "/t2/").replace("\"threads\": 1", "\"threads\": 2"))
                : Stream.of(line);
    }

    /** 20 000 forks: made in five seconds, and open in two. */
    @Test
    void aLargeRunIsMadeAndOpenedSoon() throws IOException {
        Path run = LargeRun.into(Files.createDirectory(scratch.resolve("large")));
        long from = System.nanoTime();
        Path large = page(run, scratch.resolve("large-page"));
        double made = (System.nanoTime() - from) / 1e9;
        from = System.nanoTime();
        browser().visit(large, "");
        double opened = (System.nanoTime() - from) / 1e9;
        assertThat(browser().all("tbody tr")).hasSizeGreaterThan(100);
        assertThat(made).as("seconds to make the page").isLessThan(5);
        assertThat(opened).as("seconds to open it").isLessThan(2);
        browser().visit(large, "view=scaling");
        browser().await("document.querySelector('.chart[data-drawn] svg path')");
        assertThat(browser().one("main").getText()).contains("Crossovers", "faster below", "L1d", "L2");
    }

    /** A size is what a name stands for, with its blanks, and not what lies between blanks. */
    @Test
    void sizesOfAForeignSuiteMayHaveBlanks() throws IOException {
        Path json = Files.writeString(
                scratch.resolve("blanks.json"), "[" + blank("big words", 2) + "," + blank("big trees", 3) + "]");
        browser().visit(page(json, scratch.resolve("blanks")), "");
        assertThat(browser().one("tbody").getText()).contains("text=big words", "text=big trees");
        assertThat(browser().one(".throughout").getText()).isEqualTo("The same in all rows: B n=7.");
    }

    private static String blank(String text, double score) {
        return """
                {"benchmark": "a.B.run", "mode": "avgt", "forks": 2, "params": {"n": "7", "text": "%s"},
                 "primaryMetric": {"score": %s, "scoreUnit": "ns/op", "rawData": [[%s, %s], [%s, %s]]},
                 "secondaryMetrics": {}}
                """.formatted(text, score, score, score, score, score);
    }

    @Test
    void namesOfAForeignSuiteAreTextWhateverTheySay() throws IOException {
        String name = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)>";
        Path json =
                Files.writeString(scratch.resolve("hostile.json"), """
                [{"benchmark": "a.B.%s", "mode": "thrpt", "forks": 2, "params": {"n": "%s"},
                  "primaryMetric": {"score": 2.0, "scoreUnit": "ops/s", "rawData": [[2.0, 2.1], [1.9, 2.0]]},
                  "secondaryMetrics": {}}]
                """.formatted(name, name), StandardCharsets.UTF_8);
        Path hostile = page(json, scratch.resolve("hostile"));
        browser().visit(hostile, "");
        assertThat(browser().<String>ask("document.title")).startsWith("Threshold: ");
        assertThat(browser().all("img")).isEmpty();
        assertThat(browser().one("main").getText()).contains("onerror=alert(1)");
        browser().visit(hostile, "view=forks");
        browser().await("document.querySelector('.chart[data-drawn] svg path')");
        assertThat(browser().all("img")).isEmpty();
    }
}
