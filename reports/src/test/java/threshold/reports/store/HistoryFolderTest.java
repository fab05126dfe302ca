package threshold.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.reports.model.Entry;
import threshold.reports.model.History;

class HistoryFolderTest {

    private static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> MACHINE = Map.of("cpu", "one");

    @TempDir
    Path root;

    private HistoryFolder history = HistoryFolder.of(Path.of(""), FINGERPRINT);

    @BeforeEach
    void open() {
        history = HistoryFolder.of(root, FINGERPRINT);
    }

    @Test
    void whatIsAddedIsReadInTheOrderOfItsTime() throws IOException {
        assertThat(history.append(
                        List.of(entry("r2", "2026-11-02T08:00:00Z", "a"), entry("r2", "2026-11-02T08:00:00Z", "b")),
                        MACHINE))
                .isEqualTo(2);
        history.append(List.of(entry("r1", "2026-10-01T08:00:00Z", "a")), MACHINE);
        History read = history.read();
        assertThat(read.name()).isEqualTo("0123456789abcdef");
        assertThat(read.warnings()).isEmpty();
        assertThat(read.series()).containsOnlyKeys("a", "b");
        assertThat(read.series().get("a")).extracting(Entry::run).containsExactly("r1", "r2");
        assertThat(read.series().get("b")).singleElement().satisfies(entry -> {
            assertThat(entry.least()).containsExactly(100.5, 101);
            assertThat(entry.commit()).isEqualTo("c0ffee");
            assertThat(entry.library()).isEqualTo("version=1");
            assertThat(entry.at()).isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
        });
        try (Stream<Path> files = Files.list(history.path())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("2026-10.jsonl", "2026-11.jsonl", "machine.json");
        }
        assertThat(history.path().resolve("machine.json")).content().contains("\"cpu\" : \"one\"");
    }

    @Test
    void theSameRunIsAddedOnce() throws IOException {
        List<Entry> run = List.of(entry("r1", "2026-11-02T08:00:00Z", "a"), entry("r1", "2026-11-02T08:00:00Z", "b"));
        assertThat(history.append(run.subList(0, 1), MACHINE)).isEqualTo(1);
        assertThat(history.append(run, MACHINE)).isEqualTo(1);
        String before = Files.readString(november());
        assertThat(history.append(run, MACHINE)).isZero();
        assertThat(november()).hasContent(before);
    }

    @Test
    void aLineThatWasCutOffIsToldAndLeftAndWrittenBehind() throws IOException {
        history.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
        String torn = HistoryLine.of(entry("r2", "2026-11-02T08:00:00Z", "a")).substring(0, 60);
        Files.writeString(november(), torn, StandardOpenOption.APPEND);
        history.append(List.of(entry("r3", "2026-11-03T08:00:00Z", "a")), MACHINE);
        History read = history.read();
        assertThat(read.series().get("a")).extracting(Entry::run).containsExactly("r1", "r3");
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .contains("2026-11.jsonl, line 2, is left out: it is cut off");
        assertThat(Files.readAllLines(november())).hasSize(3).element(1).isEqualTo(torn);
    }

    /** Wherever a writer is killed, what was there before is read, and what comes after too. */
    @Property(tries = 60, seed = "20261126")
    void whereverItIsCutOff(@ForAll @IntRange(min = 0, max = 400) int kept) throws IOException {
        Path folder = Files.createTempDirectory("history");
        try {
            HistoryFolder cut = HistoryFolder.of(folder, FINGERPRINT);
            cut.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
            Path month = cut.path().resolve("2026-11.jsonl");
            String two = HistoryLine.of(entry("r2", "2026-11-02T08:00:00Z", "a")) + "\n"
                    + HistoryLine.of(entry("r2", "2026-11-02T08:00:00Z", "b")) + "\n";
            Files.writeString(month, two.substring(0, Math.min(kept, two.length())), StandardOpenOption.APPEND);
            cut.append(List.of(entry("r3", "2026-11-03T08:00:00Z", "a")), MACHINE);
            assertThat(cut.read().series().get("a"))
                    .extracting(Entry::run)
                    .startsWith("r1")
                    .endsWith("r3");
        } finally {
            org.assertj.core.util.Files.delete(folder.toFile());
        }
    }

    /** Another process that wants the file waits until a run is in it: a lock that was given up too soon would lose lines. */
    @Test
    void writersInOtherProcessesTakeTurns() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Writer.class.getName(),
                            root.toString(),
                            Integer.toString(writer))
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }
        History read = history.read();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.series().get("a")).hasSize(4 * Writer.RUNS + Writer.SHARED);
        assertThat(Files.readAllLines(november())).hasSize(4 * Writer.RUNS + Writer.SHARED);
    }

    /** Adds runs of its own, and runs that the others add as well. */
    static final class Writer {

        static final int RUNS = 20;
        static final int SHARED = 20;

        private Writer() {}

        public static void main(String... args) throws IOException {
            HistoryFolder history = HistoryFolder.of(Path.of(args[0]), FINGERPRINT);
            for (int run = 0; run < RUNS; run++) {
                history.append(List.of(entry("w" + args[1] + "r" + run, "2026-11-02T08:00:00Z", "a")), MACHINE);
                history.append(List.of(entry("shared" + run % SHARED, "2026-11-02T08:00:00Z", "a")), MACHINE);
            }
        }
    }

    @Test
    void linesThatAreThereTwiceCountOnce() throws IOException {
        history.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
        Files.writeString(november(), Files.readString(november()), StandardOpenOption.APPEND);
        History read = history.read();
        assertThat(read.series().get("a")).hasSize(1);
        assertThat(read.warnings()).singleElement().asString().contains("count once: 1 were left out");
    }

    @Test
    void linesOfANewerBuildAreLeftWhereTheyAre() throws IOException {
        history.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
        String newer = "{\"schema\":2,\"of\":\"tomorrow\"}\n";
        Files.writeString(november(), newer, StandardOpenOption.APPEND);
        History read = history.read();
        assertThat(read.series().get("a")).hasSize(1);
        assertThat(read.warnings()).singleElement().asString().contains("of a newer build are left out, 1 of them");
        assertThat(november()).content().endsWith(newer);
    }

    @Test
    void whatIsWrongWithALineIsTold() throws IOException {
        history.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
        String line = HistoryLine.of(entry("r2", "2026-11-02T08:00:00Z", "a"));
        Files.write(
                november(),
                List.of(
                        line.replace("2026-11-02T08:00:00Z", "yesterday"),
                        line.replace("100.5", "-1"),
                        line.replace("\"schema\":1", "\"schema\":\"one\""),
                        "[]"),
                StandardOpenOption.APPEND);
        assertThat(history.read().warnings())
                .satisfiesExactly(
                        one -> assertThat(one).contains("line 2").contains("/at should be a time such as"),
                        one -> assertThat(one).contains("line 3").contains("/least should be a list of positive times"),
                        one -> assertThat(one).contains("line 4").contains("/schema should be a whole number"),
                        one -> assertThat(one).contains("line 5").contains("should be an object"));
    }

    @Test
    void ofManyLinesThatAreWrongTwentyAreTold() throws IOException {
        history.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
        Files.write(november(), java.util.Collections.nCopies(50, "{"), StandardOpenOption.APPEND);
        assertThat(history.read().warnings()).hasSize(21).last().isEqualTo("and 30 more lines");
    }

    @Test
    void aFolderWithoutAHistoryIsRefused() throws IOException {
        assertThatThrownBy(() -> HistoryFolder.in(root.resolve("none")))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("there is no such folder; 'threshold history append RUN' begins a history");
        assertThatThrownBy(() -> HistoryFolder.in(root))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("it holds no history");
        Files.createDirectories(history.path());
        Files.writeString(november(), "{}\n");
        assertThatThrownBy(history::read)
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("no line in it is an entry of a history");
    }

    @Test
    void allHistoriesOrOne() throws IOException {
        history.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
        HistoryFolder other = HistoryFolder.of(root, "ffff");
        other.append(List.of(entry("r1", "2026-11-01T08:00:00Z", "a")), MACHINE);
        assertThat(HistoryFolder.in(root))
                .extracting(HistoryFolder::path)
                .containsExactly(history.path(), other.path());
        assertThat(HistoryFolder.in(other.path()))
                .extracting(HistoryFolder::path)
                .containsExactly(other.path());
    }

    private Path november() {
        return history.path().resolve("2026-11.jsonl");
    }

    private static Entry entry(String run, String at, String cell) {
        return new Entry(run, Instant.parse(at), "c0ffee", "1.0", "version=1", cell, new double[] {100.5, 101});
    }
}
