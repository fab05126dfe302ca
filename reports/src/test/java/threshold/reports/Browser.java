package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** Headless Chromium, as a reader drives it; it tells what it complained of, and what it asked of the network. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final Path downloads;

    private Browser(ChromeDriver driver, Path downloads) {
        this.driver = driver;
        this.downloads = downloads;
    }

    /** Why there is none; empty if there is. */
    static Optional<String> missing() {
        return Stream.of("chromium", "chromedriver")
                .filter(name -> onPath(name).isEmpty())
                .findFirst()
                .map(name -> name + " is not on the path: apt-get install chromium chromium-driver");
    }

    private static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param scratch where its profile and its downloads go */
    static Browser open(Path scratch, int width, int height) throws IOException {
        Path downloads = Files.createDirectories(scratch.resolve("downloads"));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium").orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + scratch.resolve("profile"));
        options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), downloads);
        browser.size(width, height);
        return browser;
    }

    /** The page, exactly so wide: a window as narrow as a telephone is not to be had. */
    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(Math.max(width, 600), height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Opens a page at an address within it, and waits until its view is there. */
    void visit(Path page, String fragment) {
        driver.get("about:blank");
        driver.get(page.toUri() + (fragment.isEmpty() ? "" : "#" + fragment));
        await("document.body.dataset.view !== undefined");
    }

    ChromeDriver driver() {
        return driver;
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** What an expression of the page's own language gives. */
    @SuppressWarnings("unchecked")
    <T> T ask(String expression) {
        return (T) Objects.requireNonNull(((JavascriptExecutor) driver).executeScript("return " + expression));
    }

    void await(String condition) {
        new FluentWait<>(this)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(20))
                .withMessage("waiting for " + condition)
                .until(page -> Boolean.TRUE.equals(page.ask("Boolean(" + condition + ")")));
    }

    /** The file that a click leaves. */
    Path downloaded(String ending) {
        new FluentWait<>(downloads)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(50))
                .withMessage("waiting for a download *" + ending)
                .until(folder -> ending(folder, ending).isPresent());
        return ending(downloads, ending).orElseThrow();
    }

    private static Optional<Path> ending(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Path picture(Path file) throws IOException {
        return Files.write(file, driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
    }

    /** Nothing was complained of, and nothing was asked of anybody but the file itself. */
    void assertQuiet() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(LogEntry::getMessage)
                .isEmpty();
        assertThat(driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                        .map(LogEntry::getMessage)
                        .filter(message -> message.contains("Network.requestWillBeSent"))
                        .filter(message -> message.contains("\"documentURL\":\"file:"))
                        .filter(message -> !message.contains("\"url\":\"file:")
                                && !message.contains("\"url\":\"data:")
                                && !message.contains("\"url\":\"blob:")
                                && !message.contains("\"url\":\"about:")))
                .isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
