package threshold.reports.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import threshold.reports.analysis.Report;
import threshold.reports.render.ComparisonRendering;
import threshold.reports.verdict.Comparison;
import threshold.reports.verdict.Policy;
import threshold.reports.verdict.Waivers;

/** Whatever a file holds, it is read or refused in one sentence; and what is read can be compared. */
class JmhJsonFuzzTest {

    private static final String[] PIECES = {
        "null",
        "[]",
        "{}",
        "\"\"",
        "1e999",
        "-0",
        "\"NaN\"",
        "\"Infinity\"",
        "[[[]]]",
        "{\"a\":[{}]}",
        "\\u0000",
        "\\ud800",
        "\\uffff",
        "\"",
        "]",
        "}",
        ","
    };

    private static @Nullable Path file;

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("fuzz", ".json");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    @Property(tries = 1500, seed = "4711")
    void bytesThatChanged(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) throws IOException {
        byte[] bytes = JmhJsonTest.RESULT.getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        readsOrRefuses(bytes);
    }

    @Property(tries = 1500, seed = "4712")
    void valuesThatAreSomethingElse(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String text = JmhJsonTest.RESULT;
        int from = random.nextInt(text.length());
        int end = Math.min(text.length(), from + random.nextInt(12));
        String piece = PIECES[random.nextInt(PIECES.length)];
        readsOrRefuses((text.substring(0, from) + piece + text.substring(end)).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300, seed = "4713")
    void filesThatEndTooSoon(@ForAll long seed) throws IOException {
        byte[] bytes = JmhJsonTest.RESULT.getBytes(StandardCharsets.UTF_8);
        int end = new SplittableRandom(seed).nextInt(bytes.length);
        readsOrRefuses(java.util.Arrays.copyOf(bytes, end));
    }

    /** All that is written can be encoded, and the XML be read. */
    private static void render(ComparisonRendering rendering) throws IOException {
        for (String text : new String[] {
            rendering.text(false), rendering.markdown(), JsonText.of(rendering.fields()), rendering.junit()
        }) {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        }
        try {
            DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(rendering.junit())));
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError(rendering.junit(), e);
        }
    }

    private static void readsOrRefuses(byte[] bytes) throws IOException {
        Path written = Files.write(java.util.Objects.requireNonNull(file), bytes);
        try {
            Report report = Report.of(JmhJson.read(written));
            Comparison comparison = Comparison.of(report, report, Policy.DEFAULT, java.util.Set.of(), Waivers.NONE);
            assertThat(comparison.grade().exitCode()).isZero();
            render(new ComparisonRendering(comparison, "not checked"));
        } catch (UnreadableRunException e) {
            assertThat(e.getMessage()).startsWith(written.toString()).doesNotContain("\n");
        }
    }
}
