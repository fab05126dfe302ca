package threshold.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * {@code forks.jsonl}, held by one session at a time.
 *
 * <p>All that is done to the file while it is held goes through one channel, since closing another one on the same file
 * may give up its lock.
 */
final class ForksFile implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private ForksFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * What stands in a file.
     *
     * @param forks the lines that are whole
     * @param wholeBytes where a last line without its end begins, which a killed run may leave
     */
    record Content(List<ForkRecord> forks, long wholeBytes) {}

    /**
     * Reads without changing anything; a file that is not there is empty.
     *
     * @throws IOException naming the line that ends and does not parse
     */
    static Content read(Path file) throws IOException {
        return Files.exists(file) ? parse(file, Files.readAllBytes(file)) : new Content(List.of(), 0);
    }

    /**
     * Holds the file until it is closed.
     *
     * @throws IOException if another session holds it
     */
    static ForksFile hold(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new IOException(
                        "another session is at work in " + file.toAbsolutePath().getParent());
            }
            return new ForksFile(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Reads the forks, cuts off a last line without its end, and goes on behind it. */
    List<ForkRecord> recover() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        channel.position(0);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // A channel may read less than there is.
        }
        Content content = parse(file, bytes.array());
        channel.truncate(content.wholeBytes()).position(content.wholeBytes());
        return content.forks();
    }

    /** Adds a line; it is on disk when this returns. */
    void append(ForkRecord fork) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((Json.MAPPER.writeValueAsString(fork) + "\n").getBytes(UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Content parse(Path file, byte[] bytes) throws IOException {
        List<ForkRecord> forks = new ArrayList<>();
        int from = 0;
        for (int to = 0; to < bytes.length; to++) {
            if (bytes[to] != '\n') {
                continue;
            }
            try {
                forks.add(Json.MAPPER.readValue(bytes, from, to - from, ForkRecord.class));
            } catch (JacksonException e) {
                throw new IOException(
                        "%s, line %d: not a fork: %s".formatted(file, forks.size() + 1, e.getMessage()), e);
            }
            from = to + 1;
        }
        return new Content(forks, from);
    }
}
