package threshold.bench.gate;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import threshold.bench.Turns;

/**
 * Lets the forks of a pair take {@link Turns}: first each warms up while the other has not begun or waits; then an
 * iteration of one and an iteration of the other follow each other, in an order that is drawn anew each time, on a
 * processor that is drawn for the pair.
 */
final class Umpire implements Closeable {

    private static final int PATIENCE = 5;

    private final Path folder;
    private final Path socket;
    private final ServerSocketChannel door;
    private final List<Player> players = new ArrayList<>();

    private Umpire(Path folder) throws IOException {
        this.folder = folder;
        socket = folder.resolve("turns");
        door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        door.configureBlocking(false);
    }

    /** Opens a socket of its own, in a folder that nobody else may enter. */
    static Umpire open() throws IOException {
        return new Umpire(Files.createTempDirectory("threshold"));
    }

    /** Where forks find it. */
    Path socket() {
        return socket;
    }

    /** A fork that has warmed up. */
    private static final class Player {
        private final SocketChannel fork;
        private final ByteBuffer one = ByteBuffer.allocate(1);
        private boolean asks;

        Player(SocketChannel fork) {
            this.fork = fork;
        }

        /** Waits for its next word; one that has died has none. */
        void listen() {
            try {
                asks = fork.read(one.clear()) == 1 && one.get(0) == Turns.ASKS;
            } catch (IOException _) {
                asks = false;
            }
        }

        /** @param processor drawn for the pair */
        void turn(byte processor) {
            try {
                fork.write(one.clear().put(processor).flip());
            } catch (IOException _) {
                asks = false;
                return;
            }
            listen();
        }
    }

    /**
     * Waits until a fork asks for its first turn, or has ended without one. A fork that is started again, because its
     * benchmark was not the right one, comes again.
     */
    void admit(Future<?> ending) throws IOException, InterruptedException {
        while (!ending.isDone()) {
            SocketChannel came = door.accept();
            if (came == null) {
                Thread.sleep(PATIENCE);
                continue;
            }
            came.configureBlocking(true);
            Player player = new Player(came);
            player.listen();
            if (player.asks) {
                players.add(player);
                return;
            }
            came.close();
        }
    }

    /** Gives turns until no fork asks for any, then lets both go on. */
    void play(RandomGenerator random) throws IOException {
        byte processor = (byte) random.nextInt(Byte.MAX_VALUE);
        while (players.size() == 2 && players.stream().allMatch(player -> player.asks)) {
            int first = random.nextInt(2);
            players.get(first).turn(processor);
            players.get(1 - first).turn(processor);
        }
        for (Player player : players) {
            while (player.asks) {
                player.turn(processor);
            }
        }
        for (Player player : players) {
            player.fork.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Player player : players) {
            player.fork.close();
        }
        door.close();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder);
    }
}
