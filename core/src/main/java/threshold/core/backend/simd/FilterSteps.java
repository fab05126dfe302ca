package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.algorithm.ArrayPlan;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.SteadyFilter.Problem;
import threshold.core.kernel.SteadyFilter.Size;

/**
 * A steady filter as the propagation of states and predictions together: what a step takes is the block [y[t]; x̂[t]],
 * what it gives is
 *
 * <pre>[x̂[t+1]; ŷ[t+1]] = [L M; CL CM] [y[t]; x̂[t]],</pre>
 *
 * one product by the tile, a series in each lane, where the textbook has three. A strip of series goes through all
 * steps with its block in the first-level cache; the samples are copied in and the predictions out in one sequence.
 * 2(n + p)² B T flops: 2p² a step and series more than nominal.
 */
final class FilterSteps extends ArrayPlan<Problem, Matrix> {

    private final Size size;
    private final int taken;
    private final int given;
    private final double[] m;
    private final double[] l;
    private final double[] c;

    /** [L M; CL CM]. */
    private final double[] step;

    /** The same in panels of eight rows, stored by columns, padded with zeros to whole tiles. */
    private final double[] panels;

    private final Strips<Strip> strips;

    FilterSteps(Size size, int threads) {
        this.size = size;
        taken = size.outputs() + size.n();
        given = StripSteps.paddedRows(taken);
        m = new double[size.n() * size.n()];
        l = new double[size.n() * size.outputs()];
        c = new double[size.outputs() * size.n()];
        step = new double[taken * taken];
        panels = Lanes.settled(given * taken);
        strips = new Strips<>(size.batch(), threads, Strip::new);
    }

    /** Series {@code first} … in one to three vectors. */
    private final class Strip implements Runnable {

        private final int first;
        private final int vectors;
        private final int width;
        private final int columns;
        private final double[] y;
        private final double[] predicted;

        /** Two blocks [y; x̂; ŷ], which steps go between, and a row of zeros behind them. */
        private final double[] place;

        private final int block;

        Strip(int first, int vectors) {
            this.first = first;
            this.vectors = vectors;
            width = vectors * L;
            columns = Math.min(width, size.batch() - first);
            int rows = Math.multiplyExact(size.steps(), size.outputs());
            y = Lanes.workspace(Math.multiplyExact(rows, width));
            predicted = Lanes.workspace(Math.multiplyExact(rows, width));
            block = (size.outputs() + given) * width;
            place = Lanes.settled(2 * block + width);
        }

        void load(Matrix samples) {
            int rows = size.steps() * size.outputs();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(samples.data(), row * size.batch() + first, y, START + row * width, columns);
            }
        }

        @Override
        public void run() {
            int samples = size.outputs() * width;
            Arrays.fill(place, START, START + 2 * block + width, 0);
            for (int t = 0; t + 1 < size.steps(); t++) {
                int from = START + (t & 1) * block;
                int to = START + (1 - (t & 1)) * block + samples;
                System.arraycopy(y, START + t * samples, place, from, samples);
                step(from, to);
                System.arraycopy(place, to + size.n() * width, predicted, START + (t + 1) * samples, samples);
            }
        }

        private void step(int from, int to) {
            for (int i = 0; i < taken; i += ROWS) {
                MicroKernel.tile(
                        Op.T,
                        vectors,
                        taken,
                        panels,
                        START + i * taken,
                        ROWS,
                        place,
                        from,
                        width,
                        1,
                        place,
                        START + 2 * block,
                        0,
                        place,
                        to + i * width,
                        width);
            }
        }

        void store(Matrix all) {
            int rows = size.steps() * size.outputs();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(predicted, START + row * width, all.data(), row * size.batch() + first, columns);
            }
        }
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.m().data(), 0, m, 0, m.length);
        System.arraycopy(problem.l().data(), 0, l, 0, l.length);
        System.arraycopy(problem.c().data(), 0, c, 0, c.length);
        strips.all().forEach(strip -> strip.load(problem.y()));
    }

    @Override
    protected void solve() {
        layOut();
        strips.run();
    }

    /** [L M] is copied, [CL CM] = C [L M] formed row by row. */
    private void layOut() {
        int n = size.n();
        int p = size.outputs();
        for (int i = 0; i < n; i++) {
            System.arraycopy(l, i * p, step, i * taken, p);
            System.arraycopy(m, i * n, step, i * taken + p, n);
        }
        for (int i = 0; i < p; i++) {
            int row = (n + i) * taken;
            Arrays.fill(step, row, row + taken, 0);
            for (int k = 0; k < n; k++) {
                double factor = c[i * n + k];
                int from = k * taken;
                for (int j = 0; j < taken; j++) {
                    step[row + j] += factor * step[from + j];
                }
            }
        }
        Packing.panelsOfRows(taken, taken, step, 0, taken, panels, START);
    }

    @Override
    protected Matrix copyOut() {
        Matrix all = Matrix.zeros(size.steps(), size.outputs() * size.batch());
        strips.all().forEach(strip -> strip.store(all));
        return all;
    }
}
