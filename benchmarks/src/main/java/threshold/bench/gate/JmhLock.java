package threshold.bench.gate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The lock by which JMH sees to it that a machine measures one thing at a time, held for both builds at once, which
 * could not both have it.
 */
final class JmhLock implements Closeable {

    /** The flag by which a build leaves the lock to who started it. */
    static final String LEFT = "-Djmh.ignoreLock=true";

    private final FileChannel file;

    private JmhLock(FileChannel file) {
        this.file = file;
    }

    /** @throws IOException if another JMH run holds it */
    static JmhLock hold() throws IOException {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw new IOException("another JMH run is in progress: it holds " + path
                    + ". Wait for its end, or give this one another java.io.tmpdir");
        }
        return new JmhLock(file);
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
