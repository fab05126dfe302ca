package threshold.core.backend.simd;

/**
 * The blocks of the operands that a product takes at a time. The suite {@code tiles} measures what stands around the chosen
 * ones.
 *
 * @param kc depth of a block: the deeper it is, the less often C is read and written
 * @param mc rows of a block of A, which stays in the second-level cache while the panels of B pass
 * @param nc columns of a block of B, which stays in the last-level cache while the blocks of A pass
 */
record Blocking(int kc, int mc, int nc) {

    /**
     * At 1152³ a product with kc = 192, 256, 384, 512 ran at 98, 100, 108 and 105 GFLOP/s, with mc = 48, 96, 192 at 107, 108
     * and 103, with nc = 288, 576, 1440 at 102, 103 and 108 (medians of 4 forks, Zen 5).
     *
     * <p>A block of A takes 288 KB, a block of B up to 4.2 MB; 96 and 1440 are whole tiles of every extent in the sweep.
     */
    static final Blocking CHOSEN = new Blocking(384, 96, 1440);
}
