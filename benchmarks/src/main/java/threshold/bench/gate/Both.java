package threshold.bench.gate;

import java.io.IOException;

/**
 * Something of each build.
 *
 * @param base the base's
 * @param next the new build's
 */
record Both<T>(T base, T next) {

    /** Makes something of a side. */
    interface Making<T> {
        T of(Side side) throws IOException;
    }

    static <T> Both<T> made(Making<T> making) throws IOException {
        return new Both<>(making.of(Side.BASE), making.of(Side.NEW));
    }

    /** What came first is the first side's. */
    static <T> Both<T> inOrder(Side first, T one, T other) {
        return first == Side.BASE ? new Both<>(one, other) : new Both<>(other, one);
    }

    T of(Side side) {
        return side == Side.BASE ? base : next;
    }
}
