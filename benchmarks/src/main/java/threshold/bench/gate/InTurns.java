package threshold.bench.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import threshold.bench.machine.CpuTime;
import threshold.bench.run.ForkRecord;

/**
 * Both forks of a pair at once, their measured iterations in turn, under an {@link Umpire}.
 *
 * <p>On a shared machine the speed of a core changes by tens of per cent within seconds: forks of a product of order 384
 * varied by 17 % (Sapphire Rapids, a busy hour), and the ratio of two whose iterations of 20 ms took turns by 1.6 %. Of
 * 35 pairs whose forks each kept to a processor of its own two were off by more than a third: a pair has its turns on one.
 */
final class InTurns implements Forking {

    private final Both<Contestant> builds;
    private final RandomGenerator random;

    /** @param seed of the order of iterations */
    InTurns(Both<Contestant> builds, long seed) {
        this.builds = builds;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Both<ForkRecord> forks(Pair pair, OptionalDouble known) throws IOException {
        CpuTime before = CpuTime.now();
        Both<ForkRecord> forks = measured(pair, known);
        OptionalDouble foreign = CpuTime.foreignSince(before);
        return new Both<>(forks.base().besideForeign(foreign), forks.next().besideForeign(foreign));
    }

    private Both<ForkRecord> measured(Pair pair, OptionalDouble known) throws IOException {
        try (Umpire umpire = Umpire.open()) {
            CompletableFuture<ForkRecord> first = started(pair.first(), pair, known, umpire);
            umpire.admit(first);
            CompletableFuture<ForkRecord> second = started(pair.second(), pair, known, umpire);
            umpire.admit(second);
            umpire.play(random);
            return Both.inOrder(pair.first(), first.join(), second.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException unchecked ? unchecked.getCause() : new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while two builds were measured", e);
        }
    }

    private CompletableFuture<ForkRecord> started(Side side, Pair pair, OptionalDouble known, Umpire umpire) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return builds.of(side).fork(pair.cell(), known, Optional.of(umpire.socket()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    @Override
    public boolean cancelsDisturbances() {
        return true;
    }
}
