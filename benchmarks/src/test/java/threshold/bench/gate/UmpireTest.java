package threshold.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import threshold.bench.Turns;

/** Forks that are threads, and write down whose turn it was. */
@Timeout(30)
class UmpireTest {

    private final List<String> turns = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eachHasOneTurnAfterTheOthersInAnOrderThatIsDrawn() throws IOException, InterruptedException {
        play(fork("a", 20), fork("b", 20));
        assertThat(turns).hasSize(40);
        int swaps = 0;
        for (int i = 0; i < 40; i += 2) {
            assertThat(turns.subList(i, i + 2)).containsExactlyInAnyOrder("a", "b");
            swaps += turns.get(i).equals("b") ? 1 : 0;
        }
        assertThat(swaps).isBetween(3, 17);
    }

    @Test
    void whoHasMoreTurnsHasThemAlone() throws IOException, InterruptedException {
        play(fork("a", 2), fork("b", 5));
        assertThat(turns).hasSize(7);
        assertThat(turns.subList(4, 7)).containsOnly("b");
    }

    @Test
    void aForkThatDiesLeavesTheOtherItsTurns() throws IOException, InterruptedException {
        play(socket -> player(socket, "a", 2, false), fork("b", 5));
        assertThat(turns.stream().filter("b"::equals)).hasSize(5);
    }

    @Test
    void aForkThatNeverComesIsNotWaitedFor() throws IOException, InterruptedException {
        play(_ -> {}, fork("b", 3));
        assertThat(turns).containsExactly("b", "b", "b");
    }

    /** As a solver that turns out to consume its operands. */
    @Test
    void aForkThatIsStartedAgainComesAgain() throws IOException, InterruptedException {
        play(
                socket -> {
                    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                        turns.add("left");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    player(socket, "a", 2, true);
                },
                fork("b", 2));
        assertThat(turns.getFirst()).isEqualTo("left");
        assertThat(turns.subList(1, 5)).containsExactlyInAnyOrder("a", "a", "b", "b");
    }

    @Test
    void theSecondBeginsWhenTheFirstHasWarmedUp() throws IOException, InterruptedException {
        CountDownLatch warm = new CountDownLatch(1);
        try (Umpire umpire = Umpire.open()) {
            CompletableFuture<Void> first = started(() -> {
                turns.add("warm");
                warm.countDown();
                player(umpire.socket(), "a", 1, true);
            });
            umpire.admit(first);
            assertThat(warm.getCount()).isZero();
            assertThat(turns).containsExactly("warm");
            umpire.play(new SplittableRandom(1));
            first.join();
        }
        assertThat(turns).containsExactly("warm", "a");
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path socket;
        try (Umpire umpire = Umpire.open()) {
            socket = umpire.socket();
            assertThat(socket).exists();
        }
        assertThat(Files.exists(socket.getParent())).isFalse();
    }

    private interface Fork {
        void run(Path socket);
    }

    private Fork fork(String name, int count) {
        return socket -> player(socket, name, count, true);
    }

    private void play(Fork a, Fork b) throws IOException, InterruptedException {
        try (Umpire umpire = Umpire.open()) {
            CompletableFuture<Void> first = started(() -> a.run(umpire.socket()));
            umpire.admit(first);
            CompletableFuture<Void> second = started(() -> b.run(umpire.socket()));
            umpire.admit(second);
            umpire.play(new SplittableRandom(1));
            first.join();
            second.join();
        }
    }

    private static CompletableFuture<Void> started(Runnable fork) {
        return CompletableFuture.runAsync(
                fork, task -> Thread.ofPlatform().daemon().start(task));
    }

    private void player(Path socket, String name, int count, boolean leaves) {
        try (SocketChannel umpire = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            for (int i = 0; i < count; i++) {
                say(umpire, Turns.ASKS);
                turns.add(name);
            }
            if (leaves) {
                say(umpire, Turns.LEAVES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(SocketChannel umpire, byte word) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1).put(word).flip();
        umpire.write(one);
        umpire.read(one.clear());
    }
}
