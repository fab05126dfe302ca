package threshold.bench.gate;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.bench.run.ForkRecord;

/**
 * One fork from its beginning to its end, then the other, in the order that is the pair's: what every build can do.
 *
 * @param builds both builds
 */
record OneByOne(Both<Contestant> builds) implements Forking {

    @Override
    public Both<ForkRecord> forks(Pair pair, OptionalDouble known) throws IOException {
        ForkRecord first = fork(pair.first(), pair, known);
        ForkRecord second = fork(pair.second(), pair, known);
        return Both.inOrder(pair.first(), first, second);
    }

    private ForkRecord fork(Side side, Pair pair, OptionalDouble known) throws IOException {
        return builds.of(side).fork(pair.cell(), known, Optional.empty());
    }

    @Override
    public boolean cancelsDisturbances() {
        return false;
    }
}
