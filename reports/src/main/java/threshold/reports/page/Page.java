package threshold.reports.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One file that asks nothing of the network: data, scripts, and the library that draws, ECharts.
 *
 * <p>It was chosen over lighter ones because it draws SVG, which is what a reader takes into a paper, which assistive
 * technology reads, and which a test can look into; and because points with hover, logarithmic axes and legends that
 * switch lines off are its own.
 */
public final class Page {

    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

    /** In the order in which each needs those before it. */
    private static final List<String> SCRIPTS = List.of(
            "kit.js",
            "table.js",
            "chart.js",
            "groups.js",
            "overview.js",
            "roofline.js",
            "scaling.js",
            "accuracy.js",
            "forks.js",
            "threads.js",
            "verdicts.js",
            "trend.js",
            "papers.js",
            "main.js");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private Page() {}

    /**
     * The page.
     *
     * @param title for the browser's tab
     * @param json what {@link PageFields} has, as JSON
     */
    public static String of(String title, String json) {
        Map<String, String> parts = Map.of(
                "title", escaped(title),
                "style", text("page.css"),
                "data", insideScript(json),
                "library", text(LIBRARY),
                "script", SCRIPTS.stream().map(Page::text).collect(Collectors.joining("\n")));
        return PLACE.matcher(text("page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }

    /** No name in the data can end the element that it stands in, or begin a comment there. */
    private static String insideScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String text(String resource) {
        try (InputStream in =
                Objects.requireNonNull(Page.class.getResourceAsStream(resource), "there is no " + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
