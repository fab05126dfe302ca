package threshold.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AffinityTest {

    @Test
    void aThreadIsKeptOnOneProcessorAndNoOtherThreadIs() {
        List<Integer> processors = Affinity.processors();
        assumeFalse(processors.isEmpty(), "the system does not tell its processors");
        int last = processors.getLast();
        String kept = CompletableFuture.supplyAsync(
                        () -> {
                            assertThat(Affinity.keepOn(last)).isTrue();
                            return allowed("/proc/thread-self/status");
                        },
                        task -> Thread.ofPlatform().start(task))
                .join();
        assertThat(kept).isEqualTo(Integer.toString(last));
        assertThat(Affinity.processors()).isEqualTo(processors);
    }

    @Test
    void listsOfProcessorsAreRead() {
        assertThat(Affinity.listed("0-3,8")).containsExactly(0, 1, 2, 3, 8);
        assertThat(Affinity.listed("5")).containsExactly(5);
        assertThat(Affinity.listed("62-65, 70-71")).containsExactly(62, 63, 64, 65, 70, 71);
    }

    private static String allowed(String status) {
        try {
            return Files.readAllLines(Path.of(status)).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
