package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The page as a browser reads it. Runs where Chromium and its driver are on the path; with {@code
 * -Dthreshold.browser.required=true} a missing browser is a failure.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final int WIDE = 1400;
    private static final int NARROW = 390;

    @TempDir
    static Path scratch;

    private Path page = Path.of("");
    private Browser browser;

    @BeforeAll
    void open() throws IOException {
        Optional<String> missing = Browser.missing();
        assertThat(missing.isPresent() && Boolean.getBoolean("threshold.browser.required"))
                .as("a browser is required, and " + missing.orElse(""))
                .isFalse();
        assumeTrue(missing.isEmpty(), missing.orElse(""));
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("run")));
        page = page(run, scratch.resolve("page"));
        browser = Browser.open(scratch, WIDE, 1000);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void quiet() {
        browser.assertQuiet();
        browser.size(WIDE, 1000);
        browser.prefer("light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scaling", "roofline", "accuracy", "forks"})
    void chartsAreDrawn(String view) {
        browser.visit(page, "view=" + view);
        browser.await("document.querySelectorAll('.chart[data-drawn] svg path').length > 10");
        assertThat(browser.all(".chart")).allSatisfy(chart -> {
            assertThat(chart.getAttribute("aria-label")).isNotBlank();
            assertThat(chart.getSize().width).isGreaterThan(600);
        });
        assertThat(browser.<String>ask("document.getElementById('main').textContent"))
                .doesNotContain("NaN", "undefined");
    }

    /** A method that does fewer flops than its family's nominal ones may pass the peak, and the axis still ends there. */
    @Test
    void theTopOfTheRooflineIsThePeak() throws IOException {
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("structured")));
        Path manifest = run.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"flops\": 163840000", "\"flops\": 491520000"));
        browser.visit(page(run, scratch.resolve("structured-page")), "view=roofline");
        browser.await("document.querySelector('.chart[data-drawn] svg path')");
        assertThat(browser.<Number>ask("echarts.getInstanceByDom(document.querySelector('.chart'))"
                                + ".getModel().option.yAxis[0].max")
                        .doubleValue())
                .isCloseTo(91.3, within(0.1));
        assertThat(browser.one(".beyond").getText()).startsWith("6 cells pass the peak, by up to 2.6 times");
        browser.visit(page, "view=roofline");
        assertThat(browser.all(".beyond")).isEmpty();
    }

    @Test
    void speedUpsAreDrawnBesideTheIdeal() throws IOException {
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("threads")));
        for (String file : List.of("manifest.json", "forks.jsonl")) {
            String text = Files.readString(run.resolve(file));
            Files.writeString(
                    run.resolve(file),
                    text.lines().flatMap(BrowserTest::onTwoThreadsToo).collect(Collectors.joining("\n")) + "\n");
        }
        browser.visit(page(run, scratch.resolve("threads-page")), "view=threads");
        browser.await("document.querySelectorAll('.chart[data-drawn] svg path').length > 2");
        assertThat(browser.one(".chart").getText()).contains("simd:qr", "×2");
        assertThat(browser.one("tbody").getText()).contains("simd:qr", "50 %");
    }

    /** The line of one cell, and the same of two threads after it. */
    private static Stream<String> onTwoThreadsToo(String line) {
        boolean ofCell = line.matches(".*\"(id|cell)\": \"least-squares/simd:qr/N=20000,p=64/f64/t1/kappa=10\".*");
        return ofCell
                ? Stream.of(line, line.replace("/t1/", "/t2/").replace("\"threads\": 1", "\"threads\": 2"))
                : Stream.of(line);
    }

    @Test
    void theOverviewNamesTheFastest() {
        browser.visit(page, "");
        assertThat(browser.one("#tab-overview").getAttribute("aria-selected")).isEqualTo("true");
        assertThat(browser.all("tbody tr")).isNotEmpty();
        assertThat(browser.one("main").getText())
                .contains("Fastest, in each class of accuracy", "Before you believe it");
    }

    /** They would fill a telephone; what is typed finds them all the same. */
    @Test
    void sizesThatNeverVaryAreSaidOnce() {
        browser.visit(page, "");
        assertThat(browser.one(".throughout").getText()).contains("state-propagation B=1 q=64");
        assertThat(browser.one("tbody").getText())
                .contains("n=16 T=100 keep=all")
                .doesNotContain("q=64");
        browser.visit(page, "q=q%3D64");
        assertThat(browser.all("main .listing tbody tr")).isNotEmpty();
    }

    /** What spoiled a run is seen before its winners, however many these are. */
    @Test
    void doubtsStandAboveTheWinners() {
        browser.visit(page, "");
        assertThat(browser.<Boolean>ask("document.querySelector('main details').compareDocumentPosition("
                        + "document.querySelector('main table')) === Node.DOCUMENT_POSITION_FOLLOWING"))
                .isTrue();
    }

    @Test
    void aBackendHasOneColourWhicheverViewIsOpenedFirst() {
        assertThat(colours("view=overview")).isNotEmpty();
        assertThat(colours("view=scaling")).containsAllEntriesOf(colours("view=overview"));
    }

    private Map<String, Object> colours(String view) {
        browser.visit(page, view);
        return browser.ask("Object.fromEntries([...document.querySelectorAll('.key')].map(key => "
                + "[key.parentElement.textContent.split(':')[0], key.style.background]))");
    }

    @Test
    void typingFiltersAndTheAddressKeepsIt() {
        browser.visit(page, "");
        int before = browser.all("tbody tr").size();
        WebElement search = browser.one("input[type=search]");
        search.sendKeys("least-squares");
        browser.await("location.hash.includes('q=least-squares')");
        browser.await("document.querySelectorAll('tbody tr').length < " + before);
        assertThat(browser.all("tbody tr td:first-child"))
                .extracting(WebElement::getText)
                .contains("least-squares");
        browser.visit(page, "q=nonesuch-at-all");
        assertThat(browser.one("input[type=search]").getAttribute("value")).isEqualTo("nonesuch-at-all");
    }

    @Test
    void aColumnSortsBothWays() {
        browser.visit(page, "");
        WebElement family = browser.one("th button");
        family.click();
        assertThat(browser.one("th").getAttribute("aria-sort")).isEqualTo("ascending");
        List<String> up = browser.all(".listing:first-of-type tbody tr td:first-child").stream()
                .map(WebElement::getText)
                .toList();
        assertThat(up).isSorted();
        family.click();
        assertThat(browser.one("th").getAttribute("aria-sort")).isEqualTo("descending");
    }

    @Test
    void aForkUnderThePointerTellsItsTime() {
        browser.visit(page, "view=forks");
        browser.await("document.querySelector('.chart[data-drawn] svg path')");
        List<WebElement> marks = browser.all(".chart svg path[fill]:not([fill=none])");
        boolean told = marks.stream().limit(40).anyMatch(mark -> {
            new Actions(browser.driver()).moveToElement(mark).pause(120).perform();
            return browser.<String>ask("document.body.textContent").contains("fork 1:");
        });
        assertThat(told).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"scaling,Scaling", "forks,Forks and costs", "threads,Threads"})
    void eachViewHasAnAddress(String view, String title) {
        browser.visit(page, "view=" + view);
        assertThat(browser.one("[role=tab][aria-selected=true]").getText()).isEqualTo(title);
    }

    @Test
    void arrowsGoFromViewToViewAndTheHistoryGoesBack() {
        browser.visit(page, "view=overview");
        browser.one("#tab-overview").sendKeys(Keys.ARROW_RIGHT);
        browser.await("document.body.dataset.view === 'scaling'");
        browser.driver().navigate().back();
        browser.await("document.body.dataset.view === 'overview'");
    }

    @Test
    void whatIsShownCanBeTakenAway() throws IOException {
        browser.visit(page, "view=accuracy");
        browser.await("document.querySelector('.chart[data-drawn] svg')");
        List<WebElement> tools = browser.all("figure .tools button");
        assertThat(tools).extracting(WebElement::getText).containsExactly("CSV", "SVG", "PNG");
        tools.forEach(WebElement::click);
        assertThat(Files.readString(browser.downloaded(".csv"))).startsWith("solver,median ns,residual,bound,class\n");
        assertThat(Files.readString(browser.downloaded(".svg")))
                .startsWith("<svg")
                .contains("<path");
        assertThat(Files.readAllBytes(browser.downloaded(".png")))
                .startsWith(0x89, 'P', 'N', 'G')
                .hasSizeGreaterThan(5000);
    }

    @Test
    void itIsDarkWhereDarkIsPreferred() {
        browser.prefer("dark");
        browser.visit(page, "");
        String dark = browser.ask("getComputedStyle(document.body).backgroundColor");
        browser.one("#header button").click();
        assertThat(browser.<String>ask("location.hash")).contains("theme=light");
        String light = browser.ask("getComputedStyle(document.body).backgroundColor");
        assertThat(dark).isEqualTo("rgb(22, 24, 27)");
        assertThat(light).isEqualTo("rgb(255, 255, 255)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "scaling", "roofline", "accuracy", "forks", "threads"})
    void itFitsATelephone(String view) {
        browser.size(NARROW, 800);
        browser.visit(page, "view=" + view);
        assertThat(browser.<Long>ask("document.documentElement.scrollWidth")).isLessThanOrEqualTo(NARROW);
    }

    /** 20 000 forks: made in five seconds, and open in two. */
    @Test
    void aLargeRunIsMadeAndOpenedSoon() throws IOException {
        Path run = LargeRun.into(Files.createDirectory(scratch.resolve("large")));
        long from = System.nanoTime();
        Path large = page(run, scratch.resolve("large-page"));
        double made = (System.nanoTime() - from) / 1e9;
        from = System.nanoTime();
        browser.visit(large, "");
        double opened = (System.nanoTime() - from) / 1e9;
        assertThat(browser.all("tbody tr")).hasSizeGreaterThan(100);
        assertThat(made).as("seconds to make the page").isLessThan(5);
        assertThat(opened).as("seconds to open it").isLessThan(2);
        browser.visit(large, "view=scaling");
        browser.await("document.querySelector('.chart[data-drawn] svg path')");
        assertThat(browser.one("main").getText()).contains("Crossovers", "faster below", "L1d", "L2");
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
        browser.visit(hostile, "");
        assertThat(browser.<String>ask("document.title")).startsWith("Threshold: ");
        assertThat(browser.all("img")).isEmpty();
        assertThat(browser.one("main").getText()).contains("onerror=alert(1)");
        browser.visit(hostile, "view=forks");
        browser.await("document.querySelector('.chart[data-drawn] svg path')");
        assertThat(browser.all("img")).isEmpty();
    }

    private static Path page(Path run, Path out) throws IOException {
        Pages.Request request = new Pages.Request(Judging.DEFAULT, Optional.empty(), out, Optional.empty());
        return Pages.write(List.of(run), request, Instant.EPOCH).getFirst();
    }
}
