package threshold.core.backend.simd;

/**
 * One chain of dependent integer operations of a cycle each: additions, every other one an exclusive or so that no
 * compiler can gather them. The operands are loaded; the checksum is the number of additions.
 */
final class ClockProbe extends CeilingProbe.Share {

    private static final int ROUND = 32;

    private final long[] operands = {1, 0};
    private final int amount;

    ClockProbe(int amount) {
        this.amount = amount;
    }

    @Override
    public void run() {
        checksum = chain(amount, operands[0], operands[1]);
    }

    private static long chain(int amount, long one, long zero) {
        long x = 0;
        for (int r = 0; r < amount / ROUND; r++) {
            x = eight(eight(eight(eight(x, one, zero), one, zero), one, zero), one, zero);
        }
        for (int i = 0; i < amount % ROUND; i++) {
            x = (i & 1) == 0 ? x + one : x ^ zero;
        }
        return x;
    }

    private static long eight(long x, long one, long zero) {
        long y = ((x + one) ^ zero) + one;
        long z = ((y ^ zero) + one) ^ zero;
        return (z + one) ^ zero;
    }
}
