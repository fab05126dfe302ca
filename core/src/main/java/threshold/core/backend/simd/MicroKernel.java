package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;

/**
 * The register tile that every product is made of: {@value #ROWS} rows by up to {@value #VECTORS} vectors.
 *
 * <p>24×8 elements with 512-bit vectors: 24 independent chains keep two FMA units of latency 4 busy, and 11 loads a
 * k-step stay under its 12 FMA cycles (the model of Low, Igual, Smith, Quintana-Ortí, TOMS 43:2, 2016).
 *
 * <p>A packed B, whose rows follow one another, has tiles of its own: the compiler takes the range checks of a load out
 * of the loop only where the stride is a constant, and they compete with the multiplications for the ports of narrower
 * cores. Operands of kc = 384 in the second-level cache: 70 Gflop/s by any strides, 81 by the constant one, 88 with four
 * k at a time and none left over (Sapphire Rapids; on Zen 5 127 to 131 in every form). Four at a time of two vectors took
 * 113 to 128, and of one 70 to 75 (Zen 5), where the constant stride alone brought nothing.
 */
final class MicroKernel {

    /** Rows of a tile, the broadcast direction. */
    static final int ROWS = 8;

    /** Vectors of a tile at most. */
    static final int VECTORS = 3;

    /** Columns of a full tile. */
    static final int COLUMNS = VECTORS * L;

    /** Whether there are sixteen vector registers, not thirty-two: what is kept in more is spilled. */
    static final boolean SIXTEEN_REGISTERS = sixteenRegisters(System.getProperty("os.arch", ""), L);

    /** What the depth is a multiple of where no k is left over. */
    private static final int QUAD = 4;

    private MicroKernel() {}

    /**
     * C ← D + αAB on one tile, A of 8×kc, B of kc×(vectors·L).
     *
     * <p>a(i, k) = {@code a[ao + i*rs + k*cs]}: a transposed operand is one with its strides exchanged. b(k, j) =
     * {@code b[bo + k*ldb + j]}. C may be D; with {@code ldd} 0 every row of D is the same, so a row of zeros makes the
     * product overwrite.
     */
    static void tile(
            int vectors,
            int kc,
            double[] a,
            int ao,
            int rs,
            int cs,
            double[] b,
            int bo,
            int ldb,
            double alpha,
            double[] d,
            int from,
            int ldd,
            double[] c,
            int co,
            int ldc) {
        boolean packed = ldb == vectors * L;
        boolean quads = packed && kc % QUAD == 0;
        if (vectors == VECTORS && SIXTEEN_REGISTERS) {
            int half = ROWS / 2;
            Tile3x4.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
            Tile3x4.multiply(
                    kc,
                    a,
                    ao + half * rs,
                    rs,
                    cs,
                    b,
                    bo,
                    ldb,
                    alpha,
                    d,
                    from + half * ldd,
                    ldd,
                    c,
                    co + half * ldc,
                    ldc);
        } else if (vectors == VECTORS && quads) {
            Tile3x8Quads.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else if (vectors == VECTORS && packed) {
            Tile3x8Packed.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else if (vectors == VECTORS) {
            Tile3x8.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else if (vectors == 2 && quads) {
            Tile2x8Quads.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else if (vectors == 2) {
            Tile2x8.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else if (quads) {
            Tile1x8Quads.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else {
            Tile1x8.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        }
    }

    /** x86 has 32 vector registers only with AVX-512, which shows as vectors of eight doubles. */
    static boolean sixteenRegisters(String arch, int lanes) {
        return lanes < 8 && (arch.equals("amd64") || arch.equals("x86_64"));
    }
}
