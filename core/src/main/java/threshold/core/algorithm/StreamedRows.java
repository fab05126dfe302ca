package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.kernel.RowSource;

/**
 * Rows of a source, a block at a time, read by all threads at once and scaled by one power of two on demand.
 *
 * <p>Blocks are of {@value #LEAST_ROWS} rows at least, the depth of a block of simd's products: with 512 the Gram matrix of 8192
 * columns ran at 47 GFLOP/s, with 768 at 55 (Sapphire Rapids),
 * and of {@value #ENTRIES} entries, since a call costs as much as some thousand of them.
 */
final class StreamedRows {

    static final int LEAST_ROWS = 768;

    private static final int ENTRIES = 1 << 19;

    private final Blas blas;
    private final int vocabulary;
    private final int d;
    private final int rows;
    private final double[] block;
    private final Runnable[] readers;
    private RowSource source = RowSource.NOTHING;
    private int first;
    private int count;

    /** What is done with a block. */
    @FunctionalInterface
    interface Step {

        /** So many rows at {@link Layout#ORIGIN}, d apart. */
        void take(int count, double[] block);
    }

    StreamedRows(Blas blas, int vocabulary, int d) {
        this.blas = blas;
        this.vocabulary = vocabulary;
        this.d = d;
        rows = Math.min(vocabulary, Math.max(LEAST_ROWS, ENTRIES / d));
        block = new double[Layout.ORIGIN + Math.multiplyExact(rows, d)];
        int threads = blas.threads();
        readers = new Runnable[threads];
        Arrays.setAll(readers, p -> () -> read(p, threads));
    }

    void of(RowSource other) {
        source = other;
    }

    private void read(int p, int threads) {
        int from = (int) ((long) count * p / threads);
        int to = (int) ((long) count * (p + 1) / threads);
        source.read(first + from, to - from, block, Layout.ORIGIN + from * d, d);
    }

    /** All rows, times 2^−e. */
    void each(int e, Step step) {
        for (first = 0; first < vocabulary; first += count) {
            count = Math.min(rows, vocabulary - first);
            blas.together(readers);
            PowerOfTwo.scale(count * d, -e, block, Layout.ORIGIN);
            step.take(count, block);
        }
    }

    /** The exponent of the largest entry. */
    int exponent() {
        double largest = 0;
        for (first = 0; first < vocabulary; first += count) {
            count = Math.min(rows, vocabulary - first);
            blas.together(readers);
            largest = Math.max(largest, PowerOfTwo.largest(count * d, block, Layout.ORIGIN));
        }
        return PowerOfTwo.exponent(largest);
    }
}
