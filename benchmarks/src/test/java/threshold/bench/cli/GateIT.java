package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two builds side by side as people do it: the packaged jar, and jars of another JMH suite. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class GateIT {

    private static final Map<String, String> JVM =
            Map.of("THRESHOLD_JAVA", System.getProperty("java.home"), Launcher.JVM_OPTIONS, "-Djmh.ignoreLock=true");

    /** Scalar code, which the compiler is soon done with: of vectors the forks of a busy machine scattered by a third. */
    private static final String ONE_CELL = "--suite=ci --family=gemm --solver=scalar:textbook --size=m=100,n=100,k=100";

    @TempDir
    Path folder;

    /** A check that finds a slowdown by three quarters is kept, shown by the gate after it, and by the history beside it. */
    @Test
    void aCheckAGateAndAHistory() throws Exception {
        Launcher.Result check =
                threshold(0, "selfcheck --slowdowns=75% --delta=40% --pairs=5 --confirm=8 --out=check " + ONE_CELL);
        assertThat(check.out()).contains("self-check passed", "0 of 1", "+75 %", "1 of 1");
        assertThat(folder.resolve("check/new/forks.jsonl")).content().contains("\"slowed\":[{\"by\":0.75");
        assertThat(folder.resolve("check/selfcheck.json")).content().contains("\"alarm\" : false");
        assertThat(threshold(0, "selfcheck --again=check --delta=40%").out()).contains("self-check passed");

        String jar = Launcher.PACKAGED.resolveSibling("threshold.jar").toString();
        String gate = "gate --base=" + jar + " --new=" + jar + " --delta=90% --pairs=2 --confirm=5 " + ONE_CELL;
        assertThat(threshold(0, gate + " --out=gate").out())
                .contains("Self-check of this machine: 0 of 1 false alarms");
        Path checks = theHistory().resolve("selfcheck.jsonl");
        Files.writeString(checks, Files.readString(checks).replace("\"found\":true", "\"found\":false"));
        assertThat(threshold(Main.UNTRUSTED, gate + " --must-find=50%").err())
                .contains("no gate: on this machine a slowdown by 75 % was found in 0 of 1 cells");

        assertThat(threshold(0, "history append gate/new").out()).contains("1 of 1 cells added to history/");
        assertThat(threshold(0, "history append gate/new").out()).contains("already");
        assertThat(threshold(0, "history trend --out=trend").out())
                .contains("no slowdown in the history", "1 runs of 1 cells", "wrote trend/");
    }

    private Path theHistory() throws Exception {
        try (Stream<Path> histories = Files.list(folder.resolve("history"))) {
            return histories.findFirst().orElseThrow();
        }
    }

    /** A suite that knows nothing of Threshold: the new build takes twice as long. */
    @Test
    void jarsOfAnotherSuite() throws Exception {
        Path base = ForeignSuite.jar(folder.resolve("old.jar"), 2000);
        Path next = ForeignSuite.jar(folder.resolve("new.jar"), 4000);
        Launcher.Result slower = threshold(
                3, "gate --base=" + base + " --new=" + next + " --benchmark=work --pairs=5 --confirm=6 --out=gate");
        assertThat(slower.out()).contains("Slower", "Sums", "size=1");
        assertThat(folder.resolve("gate/junit.xml")).content().contains("<failure");
        assertThat(Files.readAllLines(folder.resolve("gate/new/forks.jsonl"))).hasSizeGreaterThanOrEqualTo(5 + 6);
    }

    private Launcher.Result threshold(int code, String arguments) throws Exception {
        Launcher.Result result = Launcher.launch(Launcher.PACKAGED, folder, JVM, 240, arguments.split(" "));
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
        return result;
    }
}
