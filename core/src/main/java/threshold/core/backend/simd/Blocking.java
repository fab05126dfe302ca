package threshold.core.backend.simd;

/**
 * The blocks of the operands that a product takes at a time. The suite {@code tiles} measures what stands around the chosen
 * ones.
 *
 * @param kc depth of a block: a panel of B of so many rows stays in the first-level cache while the rows of A pass
 * @param mc rows of a block of A, which stays in the second-level cache while the panels of B pass
 * @param nc columns of a block of B, which stays in the last-level cache while the blocks of A pass
 */
record Blocking(int kc, int mc, int nc) {

    /** A panel of 384×24 doubles takes 72 KB, a block of A 288 KB; 1440 is a multiple of panels of 1 to 4 vectors. */
    static final Blocking CHOSEN = new Blocking(384, 96, 1440);
}
