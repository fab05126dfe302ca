package threshold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.reports.model.Entry;
import threshold.reports.store.HistoryFolder;
import threshold.reports.verdict.Trust;

/**
 * Trends and self-checks, character for character. After a wanted change run once with {@code -Dthreshold.golden.write}
 * and read the difference.
 */
class GoldenHistoryTest {

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final String FINGERPRINT = "0123456789abcdef";

    private final Locale locale = Locale.getDefault();

    @TempDir
    Path scratch;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "ar-EG"})
    void aTrendIsTheSameInEveryLocale(String tag) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(tag));
        HistoryFolder history = HistoryFolder.of(scratch.resolve("history"), FINGERPRINT);
        for (int run = 0; run < 80; run++) {
            history.append(entries(run), Map.of("cpu", "one"));
        }
        Files.writeString(
                history.path().resolve("2026-03.jsonl"), "{\"schema\":1,\"run\":\"r", StandardOpenOption.APPEND);
        Path out = scratch.resolve("out");
        StringBuilder console = new StringBuilder();
        Histories.trend(
                scratch.resolve("history"), 0.03, Optional.of(out), START.plus(Duration.ofDays(90)), console, false);
        Golden.assertSame("trend.txt", console.toString().replace(scratch.toString(), "HERE"));
        Path written = out.resolve(FINGERPRINT);
        Golden.assertSame(
                "trend.md", Files.readString(written.resolve("trend.md")).replace(scratch.toString(), "HERE"));
        Golden.assertSame(
                "trend.json", Files.readString(written.resolve("trend.json")).replace(scratch.toString(), "HERE"));
        assertThat(console.toString().replace(scratch.toString(), "HERE").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static List<Entry> entries(int run) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(run, "gemm/simd:packed/m=384", run < 50 ? 1e6 : 1.08e6, run < 50 ? "lanes=8" : "lanes=4"));
        entries.add(entry(run, "gram/simd:packed/m=12576", run < 30 ? 2e6 : 1.8e6, "lanes=8"));
        entries.add(entry(run, "head-svd/ejml:default/V=512", 3e7, "version=0.46"));
        entries.add(entry(run, "ceiling/simd:probe/kind=ruler", run < 52 ? 500 : 540, "lanes=8"));
        if (run < 70) {
            entries.add(entry(run, "gemm/ejml:gone/m=7", 1e3, "version=0.46"));
        }
        return entries;
    }

    private static Entry entry(int run, String cell, double level, String library) {
        SplittableRandom random = new SplittableRandom(31L * run + cell.hashCode());
        double[] least = random.doubles(6)
                .map(_ -> Math.rint(1000 * level * (1 + 0.02 * random.nextGaussian())) / 1000)
                .toArray();
        Instant at = START.plus(Duration.ofDays(run));
        String commit = Integer.toHexString(0xabc0000 + run);
        return new Entry("run" + run, at, commit, "0.1.0, commit " + commit, library, cell, least);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "ar-EG"})
    void aSelfCheckIsTheSameInEveryLocale(String tag) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Path session = session();
        Path history = scratch.resolve("history");
        StringBuilder console = new StringBuilder();
        boolean trusted =
                SelfChecks.write(List.of(session), 0.03, Trust.Demand.DEFAULT, Optional.of(history), console, false);
        assertThat(trusted)
                .as("nothing was slower where it is said to be slowed")
                .isFalse();
        Golden.assertSame("selfcheck.txt", console.toString().replace(session.toString(), "CHECK"));
        Golden.assertSame("selfcheck.md", Files.readString(session.resolve("selfcheck.md")));
        Golden.assertSame("selfcheck.json", Files.readString(session.resolve("selfcheck.json")));
        assertThat(console.toString().replace(session.toString(), "CHECK").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aCheckIsRememberedByItsMachineAndSpeaksInItsReports() throws IOException {
        Path session = session();
        Path history = scratch.resolve("history");
        SelfChecks.write(
                List.of(session), 0.03, Trust.Demand.DEFAULT, Optional.of(history), new StringBuilder(), false);
        String fingerprint =
                Files.list(history).findFirst().orElseThrow().getFileName().toString();
        assertThat(SelfChecks.refusal(history, fingerprint, Trust.Demand.DEFAULT))
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("on this machine a slowdown by 20 % was found in 0 of"));
        assertThat(SelfChecks.refusal(history, "another", Trust.Demand.DEFAULT)).isEmpty();
        StringBuilder console = new StringBuilder();
        Reports.write(session.resolve(SelfChecks.BASE), Optional.of(history), console, false);
        assertThat(console).contains("Self-check of this machine: 0 of");
    }

    @Test
    void aCheckThatCannotBeReadIsToldOf() throws IOException {
        Path session = session();
        Path history = scratch.resolve("history");
        SelfChecks.write(
                List.of(session), 0.03, Trust.Demand.DEFAULT, Optional.of(history), new StringBuilder(), false);
        try (Stream<Path> machines = Files.list(history)) {
            Files.writeString(
                    machines.findFirst().orElseThrow().resolve("selfcheck.jsonl"),
                    "{\"schema\":1,\"at\n{\"schema\":2}\n",
                    StandardOpenOption.APPEND);
        }
        StringBuilder console = new StringBuilder();
        Reports.write(session.resolve(SelfChecks.BASE), Optional.of(history), console, false);
        assertThat(console.toString().replaceAll("\\s+", " "))
                .contains("Self-check of this machine: 0 of", "cannot be read, and do not count: 2.");
    }

    @Test
    void whatIsNoSelfCheckIsRefused() throws IOException {
        Path session = Files.createDirectory(scratch.resolve("gate"));
        Fixture.into(Files.createDirectory(session.resolve("base")));
        Fixture.into(Files.createDirectory(session.resolve("new")));
        assertThatThrownBy(() -> SelfChecks.write(
                        List.of(session), 0.03, Trust.Demand.DEFAULT, Optional.empty(), new StringBuilder(), false))
                .isInstanceOf(IOException.class)
                .hasMessage(session + " cannot be judged: the two runs are not of one session, as a self-check is");
    }

    @Test
    void aRunIsAddedToTheHistoryOfItsMachine() throws IOException {
        Path run = Fixture.into(Files.createDirectory(scratch.resolve("run")));
        Path history = scratch.resolve("history");
        Histories.Appended first = Histories.append(run, history, Optional.empty(), Optional.of("1a2b3c4"));
        assertThat(first.added()).isEqualTo(first.cells()).isPositive();
        assertThat(Histories.append(run, history, Optional.empty(), Optional.empty())
                        .added())
                .isZero();
        try (var months = Files.list(first.folder())) {
            assertThat(months.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("\\d{4}-\\d{2}\\.jsonl"));
        }
        StringBuilder console = new StringBuilder();
        Histories.trend(history, 0.03, Optional.empty(), Instant.now(), console, false);
        assertThat(console).contains("1 runs of " + first.cells() + " cells");
    }

    @Test
    void aCheckThatEndedTooEarlyIsRefusedAndNotRemembered() throws IOException {
        Path session = session(1);
        Path history = scratch.resolve("history");
        StringBuilder console = new StringBuilder();
        assertThatThrownBy(() -> SelfChecks.write(
                        List.of(session), 0.03, Trust.Demand.DEFAULT, Optional.of(history), console, false))
                .isInstanceOf(IOException.class)
                .hasMessage(session + " cannot be judged: it ended too early: 3 pairs of forks after the first 3 can"
                        + " call no cell changed, 5 can; give it a longer --budget, fewer --cells or fewer --pairs");
        assertThat(console).isEmpty();
        assertThat(history).doesNotExist();
        assertThat(session.resolve(SelfChecks.MARKDOWN)).doesNotExist();
    }

    private Path session() throws IOException {
        return session(3);
    }

    /**
     * The fixture beside itself, with forks that are said to be slowed by 5 and 20 %, and are not.
     *
     * @param times how often its six rounds are repeated
     */
    private Path session(int times) throws IOException {
        Path session = Files.createDirectory(scratch.resolve("check"));
        for (String side : List.of(SelfChecks.BASE, SelfChecks.NEW)) {
            Path folder = Fixture.into(Files.createDirectory(session.resolve(side)));
            Path manifest = folder.resolve("manifest.json");
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replaceFirst("\\{", "{\"session\": {\"id\": \"check\", \"screening\": 3},"));
            Path forks = folder.resolve("forks.jsonl");
            List<String> once = Files.readAllLines(forks);
            Files.write(
                    forks,
                    IntStream.range(0, times)
                            .boxed()
                            .flatMap(time -> once.stream().map(line -> later(line, 6 * time)))
                            .toList());
            if (side.equals(SelfChecks.NEW)) {
                Files.write(
                        forks,
                        Files.readAllLines(forks).stream()
                                .map(line -> line.replaceFirst(
                                        "\"measured\": (\\[[^]]*])",
                                        "\"measured\": $1, \"slowed\": [{\"by\": 0.05, \"measured\": $1}, {\"by\": 0.2,"
                                                + " \"measured\": $1}]"))
                                .toList());
            }
        }
        return session;
    }

    private static String later(String line, int rounds) {
        return Pattern.compile("(\"round\": ?)(\\d+)")
                .matcher(line)
                .replaceFirst(found -> found.group(1) + (Integer.parseInt(found.group(2)) + rounds));
    }
}
