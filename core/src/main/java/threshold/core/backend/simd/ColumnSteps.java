package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;

import threshold.core.Matrix;

/**
 * The propagation of one state: x′ = Ax + w as a sum of the columns of A, the rows in the lanes.
 *
 * <p>Rows are cut into panels of eight vectors and a last one of 8, 4, 2 or 1, each stored column after column, so that
 * A is read in one sequence. The state goes to and fro between two padded places; each new one is also written to the
 * trajectory, where the lanes past n fall on the next row before it is written. The A of up to four rows, and of up to
 * a vector of them, never leaves the registers.
 */
final class ColumnSteps implements Runnable {

    final int n;
    final int period;

    /** Distance of one padded state from the next. */
    final int stride;

    /** A, the disturbances and the state between steps are all in one settled place. */
    final double[] place;

    /** Where A begins. */
    final int ao = START;

    /** Where the disturbances begin. */
    final int wo;

    /** Where the state begins. */
    final int xo;

    final double[] out;

    private final int steps;
    private final int step;
    private final double[] x0;

    /** @param keepsAll whether every state is written to {@link #out}, or only the last one stays there */
    ColumnSteps(int n, int steps, int period, boolean keepsAll) {
        this.n = n;
        this.steps = steps;
        this.period = period;
        stride = padded(n);
        step = keepsAll ? n : 0;
        wo = ao + Math.max(n, ColumnRegisters.COLUMNS) * stride;
        xo = Math.addExact(wo, Math.multiplyExact(period, stride));
        place = Lanes.settled(Math.addExact(xo, 2 * stride));
        x0 = new double[n];
        out = Lanes.workspace(Math.addExact(stride, Math.multiplyExact(steps - 1, step)));
    }

    /** Column b of the states and of w, padded, and A in panels; for scalar registers A as it is. */
    void load(Matrix transition, Matrix states, Matrix disturbances, int b) {
        if (n <= ScalarRegisters.MOST) {
            System.arraycopy(transition.data(), 0, place, ao, n * n);
        } else {
            layOutPanels(transition.data());
        }
        int batch = states.cols();
        for (int i = 0; i < n; i++) {
            x0[i] = states.data()[i * batch + b];
            for (int s = 0; s < period; s++) {
                place[wo + s * stride + i] = disturbances.data()[(s * n + i) * batch + b];
            }
        }
    }

    private void layOutPanels(double[] transition) {
        for (int row = 0; row < stride; row += height(row)) {
            int height = height(row);
            for (int j = 0; j < n; j++) {
                for (int i = row; i < Math.min(row + height, n); i++) {
                    place[ao + row * n + j * height + i - row] = transition[i * n + j];
                }
            }
        }
    }

    @Override
    public void run() {
        if (n <= ScalarRegisters.MOST) {
            ScalarRegisters.steps(this, steps, x0);
            return;
        }
        System.arraycopy(x0, 0, place, state(0), n);
        if (ColumnRegisters.fits(n)) {
            ColumnRegisters.steps(this, steps);
        } else if (height(0) == stride) {
            panel(0, 0, steps);
        } else {
            for (int t = 0; t < steps; t++) {
                for (int row = 0; row < stride; row += height(row)) {
                    panel(row, t, t + 1);
                }
            }
        }
    }

    private void panel(int row, int first, int end) {
        int at = ao + row * n;
        switch (height(row) / L) {
            case 8 -> Panel8.steps(this, first, end, row, at);
            case 4 -> Panel4.steps(this, first, end, row, at);
            case 2 -> Panel2.steps(this, first, end, row, at);
            default -> Panel1.steps(this, first, end, row, at);
        }
    }

    /** Copies the stored states into column b of rows of n·B. */
    void store(Matrix solution, int batch, int b) {
        for (int row = 0; row < solution.rows(); row++) {
            for (int i = 0; i < n; i++) {
                solution.data()[row * solution.cols() + i * batch + b] = out[START + row * n + i];
            }
        }
    }

    /** Rows in whole panels: eights of vectors, and what is left as one panel of 1, 2, 4 or 8, cheaper than two. */
    private static int padded(int n) {
        int vectors = Lanes.vectors(n);
        int rest = vectors % 8;
        return (vectors - rest + (rest == 0 ? 0 : Integer.highestOneBit(2 * rest - 1))) * L;
    }

    /** Rows of the panel that begins at a row. */
    private int height(int row) {
        return Math.min(8 * L, stride - row);
    }

    /** Where x[t] is between steps. */
    int state(int t) {
        return xo + (t & 1) * stride;
    }

    /** Where x[t + 1] is stored. */
    int stored(int t) {
        return START + t * step;
    }
}
