package threshold.core.backend.simd;

/** A micro-kernel of fixed extent: C ← D + αAB on one tile, as {@link MicroKernel#tile} has it. */
@FunctionalInterface
interface RegisterTile {

    void multiply(
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
            int ldc);
}
