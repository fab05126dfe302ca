package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed goes on where it was. */
@Tag("long")
class ResumeTest {

    private static final int KILLS = 10;
    private static final String[] SMALL = {
        "run", "--suite", "smoke", "--family", "gemm", "--backend", "ejml,commons-math", "--forks", "3"
    };

    @TempDir
    Path folder;

    @Test
    void killedAtTenRandomMomentsLosesNoFinishedFork() throws Exception {
        Path run = folder.resolve("run");
        Path output = folder.resolve("output.txt");
        SplittableRandom random = new SplittableRandom(20260102);
        List<String> before = List.of();
        List<ProcessHandle> forks = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = startOrResume(run, output);
            awaitForks(run, before.size() + random.nextInt(3), process);
            process.waitFor(random.nextInt(1000), TimeUnit.MILLISECONDS);
            forks.addAll(process.descendants().toList());
            process.destroyForcibly().waitFor();
            List<String> after = finished(run);
            assertStartsWith(before, after);
            before = after;
        }
        for (ProcessHandle fork : forks) {
            fork.onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(before).as("forks that survived the kills").isNotEmpty();
        Process last = startOrResume(run, output);
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(Files.readString(output)).isZero();
        List<String> all = finished(run);
        assertStartsWith(before, all);
        assertThat(all.stream().map(ResumeTest::cellAndRound)).doesNotHaveDuplicates();
        assertThat(all.size()).as("every fork of the plan").isEqualTo(planned(run));
        assertThat(run.resolve("jmh.json")).exists();
        assertThat(run.resolve("report.md")).exists();
    }

    private static void assertStartsWith(List<String> before, List<String> after) {
        assertThat(after).hasSizeGreaterThanOrEqualTo(before.size());
        assertThat(after.subList(0, before.size())).as("forks finished before").isEqualTo(before);
    }

    private static void awaitForks(Path run, int count, Process process) throws Exception {
        while (process.isAlive() && finished(run).size() < count) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private static Process startOrResume(Path run, Path output) throws IOException {
        if (Files.exists(run.resolve("manifest.json"))) {
            return Command.start(output, "run", "--resume", run.toString());
        }
        String[] arguments = java.util.Arrays.copyOf(SMALL, SMALL.length + 2);
        arguments[SMALL.length] = "--out";
        arguments[SMALL.length + 1] = run.toString();
        return Command.start(output, arguments);
    }

    /** Lines that are whole. */
    private static List<String> finished(Path run) throws IOException {
        Path forks = run.resolve("forks.jsonl");
        if (!Files.exists(forks)) {
            return List.of();
        }
        String text = Files.readString(forks);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String cellAndRound(String line) {
        return line.substring(0, line.indexOf(",\"order\""));
    }

    private static int planned(Path run) throws IOException {
        long cells = Files.readString(run.resolve("manifest.json"))
                .lines()
                .filter(line -> line.contains("\"id\" :"))
                .count();
        return (int) cells * 3;
    }
}
