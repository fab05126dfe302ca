package threshold.core.backend.openblas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Counts the threads that native code starts while this is open. On Linux a thread bears the name of the one that
 * started it until it is given its own, so the calling thread goes by a name that no other has.
 */
final class StartedThreads implements AutoCloseable {

    /** Linux keeps 15 characters. */
    private static final String NAME = "starts-natives";

    private static final Path TASKS = Path.of("/proc/self/task");

    private final String before = Thread.currentThread().getName();

    StartedThreads() {
        Thread.currentThread().setName(NAME);
    }

    /** How many were started and are alive; empty where that cannot be seen. */
    OptionalLong count() {
        if (!Files.isDirectory(TASKS)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            long bearers = tasks.filter(task -> name(task).equals(NAME)).count();
            return bearers == 0 ? OptionalLong.empty() : OptionalLong.of(bearers - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A thread that ended meanwhile has no name. */
    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        Thread.currentThread().setName(before);
    }
}
