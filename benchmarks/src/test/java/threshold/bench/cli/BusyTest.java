package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps forks from starting ends the run; no cell is blamed for it. */
class BusyTest {

    private static final String[] SMALL = {"run", "--suite", "smoke", "--family", "gemm", "--backend", "ejml", "--out"};

    @TempDir
    Path folder;

    @Test
    void anotherJmhRunIsWaitedForAndNothingIsRecorded() throws Exception {
        Path lockFile = folder.resolve("jmh.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(run(List.of("-Djava.io.tmpdir=" + folder)))
                    .contains("another JMH run is in progress", lockFile.toString(), "--resume");
        }
    }

    @Test
    void aHeapThatNoJvmTakesIsSaid() throws Exception {
        assertThat(run(List.of("-Djmh.ignoreLock=true"), "--heap", "9000000g"))
                .contains("no fork can be started", "-Xmx9000000g")
                .doesNotContain("interrupted", "Excluding");
    }

    private String run(List<String> flags, String... more) throws Exception {
        Path run = folder.resolve("run");
        Path output = folder.resolve("output.txt");
        String[] arguments = java.util.Arrays.copyOf(SMALL, SMALL.length + 1 + more.length);
        arguments[SMALL.length] = run.toString();
        System.arraycopy(more, 0, arguments, SMALL.length + 1, more.length);
        Process process = Command.start(output, flags, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isEqualTo(Main.REFUSED);
        Path forks = run.resolve("forks.jsonl");
        assertThat(Files.exists(forks) ? Files.readString(forks) : "").isEmpty();
        return text;
    }
}
