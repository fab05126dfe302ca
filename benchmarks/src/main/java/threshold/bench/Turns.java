package threshold.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import threshold.bench.machine.Affinity;

/**
 * This fork's turns in a pair: between two of its measured iterations the fork of the other build has one of its own,
 * so that whatever slows the machine for longer than an iteration slows both alike. While it waits it does nothing.
 *
 * <p>On a socket that an umpire keeps, the fork {@link #ASKS} and waits for a byte, which is its next turn; when its
 * last is over it {@link #LEAVES}, and waits until the other has had its last as well. An umpire that is gone lets it
 * go on. The byte is the same for both forks and says on which processor a single thread has all its turns: of two
 * processors of a shared machine one may be half as fast as the other for as long as a pair takes.
 */
public final class Turns {

    /** Property: the umpire's socket; without it there is none, and nobody waits. */
    public static final String SOCKET = "threshold.turns";

    /** A turn, if there was one, is over, and another is asked for. */
    public static final byte ASKS = 'a';

    /** The last turn is over. */
    public static final byte LEAVES = 'z';

    private static final int MOST = 30;
    private static final int FEWEST = 4;
    private static final int OF_UNKNOWN = 10;

    /** Nanoseconds that the turns of a long operation take together. */
    private static final double TOGETHER = 1e9;

    private @Nullable SocketChannel umpire;
    private @Nullable Integer processor;

    private Turns(@Nullable SocketChannel umpire) {
        this.umpire = umpire;
    }

    /** How many a fork has, by the nanoseconds that an operation took in an earlier one, if there was one. */
    public static int count(OptionalDouble known) {
        return known.isPresent()
                ? Math.clamp(Math.round(TOGETHER / Math.max(known.getAsDouble(), 1)), FEWEST, MOST)
                : OF_UNKNOWN;
    }

    /** Those that this JVM was started for; without an umpire every turn is at once. */
    static Turns ofThisJvm() {
        String socket = System.getProperty(SOCKET);
        try {
            return new Turns(socket == null ? null : SocketChannel.open(UnixDomainSocketAddress.of(Path.of(socket))));
        } catch (IOException e) {
            throw new UncheckedIOException("the umpire at " + socket + " cannot be reached", e);
        }
    }

    /**
     * Waits for the next turn, of the calling thread.
     *
     * @param single whether it is the only one that works
     */
    void await(boolean single) {
        int drawn = exchange(ASKS);
        List<Integer> processors = Affinity.processors();
        if (single && processor == null && drawn >= 0 && !processors.isEmpty()) {
            int chosen = processors.get(drawn % processors.size());
            processor = Affinity.keepOn(chosen) ? chosen : null;
        }
    }

    /** The processor that the thread has its turns on, if it is kept on one. */
    OptionalInt processor() {
        return processor == null ? OptionalInt.empty() : OptionalInt.of(processor);
    }

    /** Waits until the other fork has had its last turn too. */
    void leave() {
        exchange(LEAVES);
    }

    /** What the umpire answers, 0 to 127, or −1 if it is gone. */
    private int exchange(byte word) {
        if (umpire == null) {
            return -1;
        }
        try {
            ByteBuffer one = ByteBuffer.allocate(1).put(word).flip();
            umpire.write(one);
            if (umpire.read(one.clear()) == 1) {
                return one.get(0);
            }
            umpire.close();
        } catch (IOException _) {
            // It is gone as well.
        }
        umpire = null;
        return -1;
    }
}
