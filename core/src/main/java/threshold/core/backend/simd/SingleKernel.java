package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.SINGLES;

/** The register tile of {@link MicroKernel} in single precision: twice the columns, and so twice the flops a cycle. */
final class SingleKernel {

    /** Vectors of a tile at most. */
    static final int VECTORS = 3;

    /** Columns of a full tile. */
    static final int COLUMNS = VECTORS * SINGLES;

    /** Rows of a tile; they divide a vector, so that packed columns can be read as rows of the transpose. */
    static final int ROWS = !MicroKernel.SIXTEEN_REGISTERS && SINGLES % 8 == 0 ? 8 : 4;

    private SingleKernel() {}

    /** C ← D + AᵀB as {@link MicroKernel#tile}, both operands packed by rows of lda and ldb. */
    static void tile(
            int vectors,
            int kc,
            float[] a,
            int ao,
            int lda,
            float[] b,
            int bo,
            int ldb,
            float[] d,
            int from,
            int ldd,
            float[] c,
            int co,
            int ldc) {
        switch (ROWS + vectors) {
            case 5 -> SingleTile1x4.multiply(kc, a, ao, lda, b, bo, ldb, 1, d, from, ldd, c, co, ldc);
            case 6 -> SingleTile2x4.multiply(kc, a, ao, lda, b, bo, ldb, 1, d, from, ldd, c, co, ldc);
            case 7 -> SingleTile3x4.multiply(kc, a, ao, lda, b, bo, ldb, 1, d, from, ldd, c, co, ldc);
            case 9 -> SingleTile1x8.multiply(kc, a, ao, lda, b, bo, ldb, 1, d, from, ldd, c, co, ldc);
            case 10 -> SingleTile2x8.multiply(kc, a, ao, lda, b, bo, ldb, 1, d, from, ldd, c, co, ldc);
            default -> SingleTile3x8.multiply(kc, a, ao, lda, b, bo, ldb, 1, d, from, ldd, c, co, ldc);
        }
    }
}
