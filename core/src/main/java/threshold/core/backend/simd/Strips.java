package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;

/**
 * A batch side by side, one in each lane: shared out over threads, and each thread's part in the fewest strips of at
 * most {@value MicroKernel#VECTORS} vectors, of even widths. Each strip goes through all its steps by itself, so
 * threads never meet before the end.
 */
final class Strips {

    /** Makes a strip. */
    @FunctionalInterface
    interface Maker {

        /**
         * @param first its first member of the batch
         * @param vectors its width
         */
        Runnable strip(int first, int vectors);
    }

    private final Workers workers;
    private final Runnable[] shares;

    Strips(int batch, int threads, Maker maker) {
        workers = Workers.of(threads);
        shares = new Runnable[threads];
        int vectors = Lanes.vectors(batch);
        for (int p = 0; p < threads; p++) {
            int first = GeneralProduct.bound(vectors, p, threads, 1);
            int end = GeneralProduct.bound(vectors, p + 1, threads, 1);
            Runnable[] share = cut(first, end, maker);
            shares[p] = () -> {
                for (Runnable strip : share) {
                    strip.run();
                }
            };
        }
    }

    /** Vectors first … end − 1. */
    static Runnable[] cut(int first, int end, Maker maker) {
        int count = (end - first + MicroKernel.VECTORS - 1) / MicroKernel.VECTORS;
        Runnable[] share = new Runnable[count];
        int vector = first;
        for (int s = 0; s < count; s++) {
            int width = (end - vector + count - s - 1) / (count - s);
            share[s] = maker.strip(vector * L, width);
            vector += width;
        }
        return share;
    }

    void run() {
        if (shares.length == 1) {
            shares[0].run();
        } else {
            workers.run(shares);
        }
    }
}
