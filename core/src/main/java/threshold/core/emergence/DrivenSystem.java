package threshold.core.emergence;

import threshold.core.Matrix;
import threshold.core.workload.Normals;

/**
 * x[t+1] = A x[t] + B u[t] + w[t], y[t] = C x[t] + v[t] with white u of variance 1 and white noise.
 *
 * @param a A, n×n
 * @param b B, n×m
 * @param c C, p×n
 */
record DrivenSystem(Matrix a, Matrix b, Matrix c) {

    /** The deviation of w and v. */
    static final double NOISE = .1;

    /**
     * @param inputs N×m
     * @param outputs N×p
     */
    record Record(Matrix inputs, Matrix outputs) {}

    /** blkdiag(0.9 R(0.4), 0.7, −0.4) with two inputs and outputs, and a fifth mode at 1 if it is not to be stable. */
    static DrivenSystem of(boolean stable) {
        int n = stable ? 4 : 5;
        Matrix a = Matrix.zeros(n, n);
        Matrix b = Matrix.zeros(n, 2);
        Matrix c = Matrix.zeros(2, n);
        double cos = .9 * Math.cos(.4);
        double sin = .9 * Math.sin(.4);
        put(a, 0, 0, cos, -sin);
        put(a, 1, 0, sin, cos);
        put(a, 2, 2, .7);
        put(a, 3, 3, -.4);
        put(b, 0, 0, 1, 0);
        put(b, 1, 0, 0, 1);
        put(b, 2, 0, 1, 1);
        put(b, 3, 0, 1, -1);
        put(c, 0, 0, 1, 0, 1, 0);
        put(c, 1, 0, 0, 1, 0, 1);
        if (!stable) {
            put(a, 4, 4, 1);
            put(b, 4, 0, .5, .5);
            put(c, 0, 4, 1);
            put(c, 1, 4, 1);
        }
        return new DrivenSystem(a, b, c);
    }

    private static void put(Matrix a, int row, int col, double... values) {
        System.arraycopy(values, 0, a.data(), row * a.cols() + col, values.length);
    }

    /** C Aᵏ⁻¹ B for k = 1 … count. */
    Matrix[] markov(int count) {
        Matrix[] blocks = new Matrix[count];
        Matrix image = b;
        for (int k = 0; k < count; k++) {
            blocks[k] = Small.times(c, image);
            image = Small.times(a, image);
        }
        return blocks;
    }

    /** N samples from rest. */
    Record simulate(int samples, long seed) {
        int n = a.rows();
        Normals random = new Normals(seed);
        Matrix inputs = new Matrix(samples, b.cols(), random.next(samples * b.cols()));
        Matrix outputs = Matrix.zeros(samples, c.rows());
        double[] x = new double[n];
        for (int t = 0; t < samples; t++) {
            for (int i = 0; i < c.rows(); i++) {
                outputs.data()[t * c.rows() + i] = Small.row(c, i, x, 0) + NOISE * random.next();
            }
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                next[i] = Small.row(a, i, x, 0) + Small.row(b, i, inputs.data(), t * b.cols()) + NOISE * random.next();
            }
            x = next;
        }
        return new Record(inputs, outputs);
    }
}
