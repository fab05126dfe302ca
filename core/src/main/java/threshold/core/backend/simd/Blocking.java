package threshold.core.backend.simd;

/**
 * The blocks of the operands that a product takes at a time. The suite {@code tiles} measures what stands around the
 * chosen ones.
 *
 * @param kc depth of a block: the deeper it is, the less often C is read and written
 * @param mc rows of a block of A
 * @param nc columns of a block of B, which stays in the last-level cache while the blocks of A pass
 * @param strip columns of B that stay in the second-level cache while the rows of a block of A pass; a strip of one
 *     tile's width makes the tiles pass column by column
 */
record Blocking(int kc, int mc, int nc, int strip) {

    /**
     * Products of 1000³ ran at 48.3, 50.7 and 50.0 Gflop/s with (kc, mc) of (768, 96), (384, 96) and (384, 192). With the
     * tile of panels, which came after, the last took 0.98 of the time of the one before it, and of 2815×105 by 105×102
     * 0.95 (Cascade Lake, in turns). An older tile took 60.3, 59.1 and 57.3 ms for 1152³ with (kc, strip) of (384, 24),
     * (384, 192) and (768, 96) (Zen 4, medians of three JVMs).
     *
     * <p>A block of A takes 576 KB and a strip of B 288, a block of B up to 4.4 MB; 96 and 1440 are whole tiles of
     * every extent in the sweep.
     */
    static final Blocking CHOSEN = new Blocking(384, 192, 1440, 96);

    Blocking withKc(int other) {
        return new Blocking(other, mc, nc, strip);
    }

    Blocking withMc(int other) {
        return new Blocking(kc, other, nc, strip);
    }

    Blocking withNc(int other) {
        return new Blocking(kc, mc, other, strip);
    }

    Blocking withStrip(int other) {
        return new Blocking(kc, mc, nc, other);
    }
}
