package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;

/**
 * The propagation of a strip of one to three vectors of states through all steps: X′ = W + AX, a state in each lane, by
 * the product's own tile. A strip never waits for another, and its block of X is in the first-level cache from one step
 * to the next.
 *
 * <p>A trajectory is one block after another. The last tile of a block may write rows past n; they fall on the next
 * block before it is written.
 */
final class StripSteps implements Runnable {

    private final int n;
    private final int steps;
    private final int period;
    private final boolean keepsAll;
    private final int vectors;
    private final int width;

    /** Doubles from one block of a trajectory to the next. */
    private final int block;

    private final double[] w;
    private final double[] x;
    private final double[] a;

    /**
     * @param vectors width of the strip
     * @param a A in panels of eight rows, stored by columns, zeros below to a multiple of the tile
     */
    StripSteps(int n, int steps, int period, boolean keepsAll, int vectors, double[] a) {
        this.n = n;
        this.steps = steps;
        this.period = period;
        this.keepsAll = keepsAll;
        this.vectors = vectors;
        this.a = a;
        width = vectors * L;
        block = (keepsAll ? n : paddedRows(n)) * width;
        w = Lanes.workspace(Math.multiplyExact(period * n + ROWS, width));
        int blocks = keepsAll ? Math.addExact(steps, 1) : 3;
        x = Lanes.workspace(Math.addExact(Math.multiplyExact(blocks, block), ROWS * width));
    }

    static int paddedRows(int n) {
        return Lanes.whole(n, ROWS);
    }

    /** The states from column b on, as many as there are. */
    void load(Matrix states, Matrix disturbances, int b) {
        int batch = states.cols();
        int columns = Math.min(width, batch - b);
        for (int i = 0; i < n; i++) {
            System.arraycopy(states.data(), i * batch + b, x, START + i * width, columns);
        }
        for (int i = 0; i < period * n; i++) {
            System.arraycopy(disturbances.data(), i * batch + b, w, START + i * width, columns);
        }
    }

    @Override
    public void run() {
        int phase = 0;
        for (int t = 0; t < steps; t++) {
            step(state(t), START + phase * n * width, state(t + 1));
            phase = phase + 1 == period ? 0 : phase + 1;
        }
    }

    private void step(int from, int wo, int to) {
        for (int i = 0; i < n; i += ROWS) {
            int ao = START + i * n;
            if (vectors == MicroKernel.VECTORS && n - i <= ROWS / 2) {
                Tile3x4.multiply(n, a, ao, ROWS, x, from, width, 1, w, wo + i * width, width, x, to + i * width, width);
            } else {
                MicroKernel.tile(
                        Op.T,
                        vectors,
                        n,
                        a,
                        ao,
                        ROWS,
                        x,
                        from,
                        width,
                        1,
                        w,
                        wo + i * width,
                        width,
                        x,
                        to + i * width,
                        width);
            }
        }
    }

    /** Where x[t] is: in its place in the trajectory, or to and fro behind x[0]. */
    private int state(int t) {
        return START + block * (keepsAll || t == 0 ? t : 1 + (t & 1));
    }

    /** Copies the stored states into columns b … of rows of n·B. */
    void store(Matrix solution, int batch, int b) {
        int columns = Math.min(width, batch - b);
        for (int row = 0; row < solution.rows(); row++) {
            int from = state(keepsAll ? row + 1 : steps);
            for (int i = 0; i < n; i++) {
                System.arraycopy(x, from + i * width, solution.data(), row * solution.cols() + i * batch + b, columns);
            }
        }
    }
}
