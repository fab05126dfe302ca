package threshold.bench.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import threshold.bench.suite.PlannedCell;

/**
 * A cell that both builds measure side by side.
 *
 * @param cell the cell
 * @param round its round
 * @param baseFirst whether the base goes first
 */
record Pair(PlannedCell cell, int round, boolean baseFirst) {

    private static final long ODD = 0x9e3779b97f4a7c15L;

    /** The side that goes first. */
    Side first() {
        return baseFirst ? Side.BASE : Side.NEW;
    }

    /** The other side. */
    Side second() {
        return baseFirst ? Side.NEW : Side.BASE;
    }

    /**
     * A round: each cell once, in shuffled order. Which build goes first is drawn anew for every other round and turned
     * round in the next, so that each goes first equally often and no order repeats that a periodic disturbance could
     * follow.
     */
    static List<Pair> round(List<PlannedCell> cells, long seed, int round) {
        List<Pair> pairs = new ArrayList<>();
        for (PlannedCell cell : cells) {
            long mixed = seed ^ ODD * (cell.id().hashCode() + 31L * (round / 2));
            boolean drawn = new SplittableRandom(mixed).nextBoolean();
            pairs.add(new Pair(cell, round, drawn == (round % 2 == 0)));
        }
        Collections.shuffle(pairs, Random.from(new SplittableRandom(seed + ODD * (round + 1))));
        return pairs;
    }
}
