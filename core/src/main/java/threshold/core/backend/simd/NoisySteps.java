package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.ArrayPlan;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.CounterNormal;
import threshold.core.kernel.NoisyPropagation.Problem;
import threshold.core.kernel.NoisyPropagation.Size;

/**
 * x′ = Ax + w of many states, one in each lane, by the product's own tile: a strip of the batch makes its noise for one
 * step into a block in the first-level cache, where the product is added to it.
 */
final class NoisySteps extends ArrayPlan<Problem, Matrix> {

    private final Size size;
    private final int rows;

    /** A in panels of eight rows, stored by columns. */
    private final double[] a;

    private final Strips<Strip> strips;
    private long origin;

    NoisySteps(Size size, int threads) {
        this.size = size;
        rows = StripSteps.paddedRows(size.n());
        a = Lanes.settled(rows * size.n());
        strips = new Strips<>(size.batch(), threads, Strip::new);
    }

    /** The members from one on in one to three vectors. */
    private final class Strip implements Runnable {

        private final int first;
        private final int vectors;
        private final int width;

        /** x of even and of odd t, w, and what is written on the way to it. */
        private final double[] place;

        private final int block;

        Strip(int first, int vectors) {
            this.first = first;
            this.vectors = vectors;
            width = vectors * L;
            block = rows * width;
            place = Lanes.settled(4 * block);
        }

        @Override
        public void run() {
            Arrays.fill(place, START, START + 3 * block, 0);
            long numbers = (long) size.n() * size.batch();
            int w = START + 2 * block;
            for (int t = 0; t < size.steps(); t++) {
                NormalRows.fill(place, w, w + block, size.n(), vectors, origin, t * numbers + first, size.batch());
                step(state(t), w, state(t + 1));
            }
        }

        private void step(int from, int w, int to) {
            for (int i = 0; i < size.n(); i += ROWS) {
                MicroKernel.tile(
                        Op.T,
                        vectors,
                        size.n(),
                        a,
                        START + i * size.n(),
                        ROWS,
                        place,
                        from,
                        width,
                        1,
                        place,
                        w + i * width,
                        width,
                        place,
                        to + i * width,
                        width);
            }
        }

        private int state(int t) {
            return START + (t & 1) * block;
        }

        void store(Matrix all) {
            int columns = Math.min(width, size.batch() - first);
            for (int i = 0; i < size.n(); i++) {
                System.arraycopy(place, state(size.steps()) + i * width, all.data(), i * size.batch() + first, columns);
            }
        }
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        Packing.panelsOfRows(size.n(), size.n(), problem.a().data(), 0, size.n(), a, START);
        origin = CounterNormal.origin(problem.seed());
    }

    @Override
    protected void solve() {
        strips.run();
    }

    @Override
    protected Matrix copyOut() {
        Matrix all = Matrix.zeros(size.n(), size.batch());
        strips.all().forEach(strip -> strip.store(all));
        return all;
    }
}
