package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;

import threshold.core.algorithm.Blas.Op;

/**
 * The register tile that every product is made of: {@value #ROWS} rows by up to {@value #VECTORS} vectors.
 *
 * <p>24×8 elements with 512-bit vectors: 24 independent chains keep two FMA units of latency 4 busy, and 11 loads a
 * k-step stay under its 12 FMA cycles (the model of Low, Igual, Smith, Quintana-Ortí, TOMS 43:2, 2016).
 *
 * <p>Panels, whose strides the compiler sees, have tiles of their own: their range checks leave the loop. With a stride
 * that is a variable none does, and a k-step has 56 instructions on a core that takes four a cycle; 384³ and 1000³ took
 * 1.11 times as long (Cascade Lake, in turns). Of an operand that is not worth a copy the unit stride at least is a
 * constant, of A by columns or by rows.
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
     * <p>a(i, k) = {@code a[ao + i*lda + k]}, or {@code a[ao + k*lda + i]} of an A that is stored transposed. b(k, j) =
     * {@code b[bo + k*ldb + j]}. C may be D; with {@code ldd} 0 every row of D is the same, so a row of zeros makes the
     * product overwrite.
     */
    static void tile(
            Op op,
            int vectors,
            int kc,
            double[] a,
            int ao,
            int lda,
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
        boolean packed = op == Op.T && lda == ROWS && ldb == vectors * L;
        if (vectors == VECTORS && SIXTEEN_REGISTERS) {
            half(op, packed, kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
            int half = ROWS / 2;
            int below = ao + (op == Op.N ? half * lda : half);
            int lower = co + half * ldc;
            half(op, packed, kc, a, below, lda, b, bo, ldb, alpha, d, from + half * ldd, ldd, c, lower, ldc);
        } else if (packed) {
            switch (vectors) {
                case 1 -> Tile1x8Packed.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                case 2 -> Tile2x8Packed.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                default -> Tile3x8Packed.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
            }
        } else if (op == Op.N) {
            switch (vectors) {
                case 1 -> Tile1x8Rows.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                case 2 -> Tile2x8Rows.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                default -> Tile3x8Rows.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
            }
        } else {
            switch (vectors) {
                case 1 -> Tile1x8.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                case 2 -> Tile2x8.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
                default -> Tile3x8.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
            }
        }
    }

    /** Four rows of a full tile. */
    private static void half(
            Op op,
            boolean packed,
            int kc,
            double[] a,
            int ao,
            int lda,
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
        if (packed) {
            Tile3x4PackedOf8.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else if (op == Op.N) {
            Tile3x4Rows.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        } else {
            Tile3x4.multiply(kc, a, ao, lda, b, bo, ldb, alpha, d, from, ldd, c, co, ldc);
        }
    }

    /** x86 has 32 vector registers only with AVX-512, which shows as vectors of eight doubles. */
    static boolean sixteenRegisters(String arch, int lanes) {
        return lanes < 8 && (arch.equals("amd64") || arch.equals("x86_64"));
    }
}
