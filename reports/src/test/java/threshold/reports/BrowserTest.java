package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page of a run as a browser reads it: what each view has, and what a reader does with it. */
class BrowserTest extends BrowserCase {

    private static final int NARROW = 390;

    private Path page = Path.of("");

    @BeforeAll
    void write() throws IOException {
        page = page(Fixture.into(Files.createDirectory(scratch.resolve("run"))), scratch.resolve("page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scaling", "roofline", "accuracy", "forks"})
    void chartsAreDrawn(String view) {
        browser().visit(page, "view=" + view);
        browser().await("document.querySelectorAll('.chart[data-drawn] svg path').length > 10");
        assertThat(browser().all(".chart")).allSatisfy(chart -> {
            assertThat(chart.getAttribute("aria-label")).isNotBlank();
            assertThat(chart.getSize().width).isGreaterThan(600);
        });
        assertThat(browser().<String>ask("document.getElementById('main').textContent"))
                .doesNotContain("NaN", "undefined");
    }

    @Test
    void theOverviewNamesTheFastest() {
        browser().visit(page, "");
        assertThat(browser().one("#tab-overview").getAttribute("aria-selected")).isEqualTo("true");
        assertThat(browser().all("tbody tr")).isNotEmpty();
        assertThat(browser().one("main").getText())
                .contains("Fastest, in each class of accuracy", "Before you believe it");
    }

    /** They would fill a telephone; what is typed finds them all the same. */
    @Test
    void sizesThatNeverVaryAreSaidOnce() {
        browser().visit(page, "");
        assertThat(browser().one(".throughout").getText()).contains("state-propagation B=1 q=64");
        assertThat(browser().one("tbody").getText())
                .contains("n=16 T=100 keep=all")
                .doesNotContain("q=64");
        browser().visit(page, "q=q%3D64");
        assertThat(browser().all("main .listing tbody tr")).isNotEmpty();
    }

    /** What spoiled a run is seen before its winners, however many these are. */
    @Test
    void doubtsStandAboveTheWinners() {
        browser().visit(page, "");
        assertThat(browser()
                        .<Boolean>ask("document.querySelector('main details').compareDocumentPosition("
                                + "document.querySelector('main table')) === Node.DOCUMENT_POSITION_FOLLOWING"))
                .isTrue();
    }

    @Test
    void aBackendHasOneColourWhicheverViewIsOpenedFirst() {
        assertThat(colours("view=overview")).isNotEmpty();
        assertThat(colours("view=scaling")).containsAllEntriesOf(colours("view=overview"));
    }

    private Map<String, Object> colours(String view) {
        browser().visit(page, view);
        return browser()
                .ask("Object.fromEntries([...document.querySelectorAll('.key')].map(key => "
                        + "[key.parentElement.textContent.split(':')[0], key.style.background]))");
    }

    @Test
    void typingFiltersAndTheAddressKeepsIt() {
        browser().visit(page, "");
        int before = browser().all("tbody tr").size();
        WebElement search = browser().one("input[type=search]");
        search.sendKeys("least-squares");
        browser().await("location.hash.includes('q=least-squares')");
        browser().await("document.querySelectorAll('tbody tr').length < " + before);
        assertThat(browser().all("tbody tr td:first-child"))
                .extracting(WebElement::getText)
                .contains("least-squares");
        browser().visit(page, "q=nonesuch-at-all");
        assertThat(browser().one("input[type=search]").getAttribute("value")).isEqualTo("nonesuch-at-all");
    }

    @Test
    void aColumnSortsBothWays() {
        browser().visit(page, "");
        WebElement family = browser().one("th button");
        family.click();
        assertThat(browser().one("th").getAttribute("aria-sort")).isEqualTo("ascending");
        List<String> up = browser().all(".listing:first-of-type tbody tr td:first-child").stream()
                .map(WebElement::getText)
                .toList();
        assertThat(up).isSorted();
        family.click();
        assertThat(browser().one("th").getAttribute("aria-sort")).isEqualTo("descending");
    }

    @Test
    void aForkUnderThePointerTellsItsTime() {
        browser().visit(page, "view=forks");
        browser().await("document.querySelector('.chart[data-drawn] svg path')");
        List<WebElement> marks = browser().all(".chart svg path[fill]:not([fill=none])");
        boolean told = marks.stream().limit(40).anyMatch(mark -> {
            new Actions(browser().driver()).moveToElement(mark).pause(120).perform();
            return browser().<String>ask("document.body.textContent").contains("fork 1:");
        });
        assertThat(told).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"scaling,Scaling", "forks,Forks and costs", "threads,Threads"})
    void eachViewHasAnAddress(String view, String title) {
        browser().visit(page, "view=" + view);
        assertThat(browser().one("[role=tab][aria-selected=true]").getText()).isEqualTo(title);
    }

    @Test
    void arrowsGoFromViewToViewAndTheHistoryGoesBack() {
        browser().visit(page, "view=overview");
        browser().one("#tab-overview").sendKeys(Keys.ARROW_RIGHT);
        browser().await("document.body.dataset.view === 'scaling'");
        browser().driver().navigate().back();
        browser().await("document.body.dataset.view === 'overview'");
    }

    @Test
    void whatIsShownCanBeTakenAway() throws IOException {
        browser().visit(page, "view=accuracy");
        browser().await("document.querySelector('.chart[data-drawn] svg')");
        List<WebElement> tools = browser().all("figure .tools button");
        assertThat(tools).extracting(WebElement::getText).containsExactly("CSV", "SVG", "PNG");
        tools.forEach(WebElement::click);
        assertThat(Files.readString(browser().downloaded(".csv")))
                .startsWith("solver,median ns,residual,bound,class\n");
        assertThat(Files.readString(browser().downloaded(".svg")))
                .startsWith("<svg")
                .contains("<path");
        assertThat(Files.readAllBytes(browser().downloaded(".png")))
                .startsWith(0x89, 'P', 'N', 'G')
                .hasSizeGreaterThan(5000);
    }

    @Test
    void itIsDarkWhereDarkIsPreferred() {
        browser().prefer("dark");
        browser().visit(page, "");
        String dark = browser().ask("getComputedStyle(document.body).backgroundColor");
        browser().one("#header button").click();
        assertThat(browser().<String>ask("location.hash")).contains("theme=light");
        String light = browser().ask("getComputedStyle(document.body).backgroundColor");
        assertThat(dark).isEqualTo("rgb(22, 24, 27)");
        assertThat(light).isEqualTo("rgb(255, 255, 255)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "scaling", "roofline", "accuracy", "forks", "threads"})
    void itFitsATelephone(String view) {
        browser().size(NARROW, 800);
        browser().visit(page, "view=" + view);
        assertThat(browser().<Long>ask("document.documentElement.scrollWidth")).isLessThanOrEqualTo(NARROW);
    }
}
