package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;

import java.util.ArrayList;
import java.util.List;

/**
 * A batch side by side, one in each lane: shared out over threads, and each thread's part in the fewest strips of at
 * most {@value MicroKernel#VECTORS} vectors, of even widths. Each strip goes through all its steps by itself, so
 * threads never meet before the end.
 *
 * @param <S> a strip
 */
final class Strips<S extends Runnable> {

    /** Makes a strip. */
    @FunctionalInterface
    interface Maker<S> {

        /**
         * @param first its first member of the batch
         * @param vectors its width
         */
        S strip(int first, int vectors);
    }

    private final Workers workers;
    private final List<S> all = new ArrayList<>();
    private final Runnable[] shares;

    Strips(int batch, int threads, Maker<S> maker) {
        workers = Workers.of(threads);
        shares = new Runnable[threads];
        int vectors = Lanes.vectors(batch);
        for (int p = 0; p < threads; p++) {
            int first = GeneralProduct.bound(vectors, p, threads, 1);
            int end = GeneralProduct.bound(vectors, p + 1, threads, 1);
            List<S> share = cut(first, end, maker);
            all.addAll(share);
            shares[p] = inOrder(share);
        }
    }

    /** Vectors first … end − 1. */
    static <S> List<S> cut(int first, int end, Maker<S> maker) {
        int count = (end - first + MicroKernel.VECTORS - 1) / MicroKernel.VECTORS;
        List<S> share = new ArrayList<>();
        int vector = first;
        for (int s = 0; s < count; s++) {
            int width = (end - vector + count - s - 1) / (count - s);
            share.add(maker.strip(vector * L, width));
            vector += width;
        }
        return share;
    }

    private static Runnable inOrder(List<? extends Runnable> strips) {
        Runnable[] share = strips.toArray(Runnable[]::new);
        return () -> {
            for (Runnable strip : share) {
                strip.run();
            }
        };
    }

    List<S> all() {
        return all;
    }

    void run() {
        if (shares.length == 1) {
            shares[0].run();
        } else {
            workers.run(shares);
        }
    }
}
