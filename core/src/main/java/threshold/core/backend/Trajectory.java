package threshold.core.backend;

import static threshold.core.kernel.StatePropagation.Keep;

import threshold.core.Matrix;
import threshold.core.kernel.StatePropagation.Size;

/**
 * The part of a state propagation that a library's product leaves to a loop: adding w[t mod q] and storing the state.
 *
 * <p>A block is the n·B entries of one state, in whatever order the backend keeps them; disturbances are handed over in
 * the same order.
 */
public final class Trajectory {

    private final Size size;
    private final int block;
    private final double[] w;
    private final double[] states;
    private final int stride;
    private int wo;
    private int so;

    public Trajectory(Size size) {
        this.size = size;
        this.block = size.n() * size.batch();
        this.w = new double[Math.multiplyExact(size.period(), block)];
        this.stride = size.keep() == Keep.ALL ? block : 0;
        this.states = new double[Math.multiplyExact(size.storedSteps(), block)];
    }

    /** The q blocks of disturbances, to be written by {@code load}. */
    public double[] disturbances() {
        return w;
    }

    /** The blocks that were stored. */
    public double[] states() {
        return states;
    }

    /** Back to t = 0. */
    public void restart() {
        wo = 0;
        so = 0;
    }

    /** x ← x + w[t mod q], which is x[t+1] if x was A x[t]; stores it, and goes on to t + 1. */
    public void advance(double[] x) {
        for (int i = 0; i < block; i++) {
            double sum = x[i] + w[wo + i];
            x[i] = sum;
            states[so + i] = sum;
        }
        wo += block;
        if (wo == w.length) {
            wo = 0;
        }
        so += stride;
    }

    /** A copy of the states, if their blocks are row-major. */
    public Matrix solution() {
        return new Matrix(size.storedSteps(), block, states.clone());
    }
}
