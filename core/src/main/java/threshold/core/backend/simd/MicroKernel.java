package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;

/**
 * The register tile that every product is made of: {@value #ROWS} rows by up to {@value #VECTORS} vectors.
 *
 * <p>24×8 elements with 512-bit vectors: 24 independent chains keep two FMA units of latency 4 busy, and 11 loads a
 * k-step stay under its 12 FMA cycles (the model of Low, Igual, Smith, Quintana-Ortí, TOMS 43:2, 2016).
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
        switch (vectors) {
            case 1 -> Tile1x8.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
            case 2 -> Tile2x8.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
            default -> {
                if (SIXTEEN_REGISTERS) {
                    Tile3x4.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                    Tile3x4.multiply(
                            kc,
                            a,
                            ao + 4 * rs,
                            rs,
                            cs,
                            b,
                            bo,
                            ldb,
                            alpha,
                            d,
                            from + 4 * ldd,
                            ldd,
                            c,
                            co + 4 * ldc,
                            ldc);
                } else {
                    Tile3x8.multiply(kc, a, ao, rs, cs, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                }
            }
        }
    }

    /** x86 has 32 vector registers only with AVX-512, which shows as vectors of eight doubles. */
    static boolean sixteenRegisters(String arch, int lanes) {
        return lanes < 8 && (arch.equals("amd64") || arch.equals("x86_64"));
    }
}
