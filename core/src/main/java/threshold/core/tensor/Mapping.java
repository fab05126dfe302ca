package threshold.core.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file.
 *
 * @param file its name in messages
 * @param bytes all of it
 */
record Mapping(String file, MemorySegment bytes) {

    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(DataType.ORDER);

    /**
     * Maps a file for as long as the arena is open.
     *
     * @throws IllegalArgumentException if there is no readable file
     */
    static Mapping of(Path file, Arena arena) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "there is no readable file " + file.toAbsolutePath() + ": check its name and its rights");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Mapping(file.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    long size() {
        return bytes.byteSize();
    }

    /** A length in eight bytes. */
    long length(long offset) {
        return bytes.get(LENGTH, offset);
    }

    int unsignedByte(long offset) {
        return Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, offset));
    }

    /** A copy of a stretch that is known to be there. */
    byte[] copy(long offset, long length) {
        return bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** All bytes, one after the other. */
    InputStream stream() {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at < size() ? unsignedByte(at++) : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                if (length > 0 && at == size()) {
                    return -1;
                }
                int n = (int) Math.min(length, size() - at);
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, target, from, n);
                at += n;
                return n;
            }

            @Override
            public long skip(long n) {
                long skipped = Math.clamp(n, 0, size() - at);
                at += skipped;
                return skipped;
            }
        };
    }

    Malformed malformed(long offset, String what) {
        return Malformed.at(file, offset, what);
    }
}
