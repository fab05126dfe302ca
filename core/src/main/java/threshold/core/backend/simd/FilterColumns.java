package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.START;

import java.util.Arrays;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.algorithm.ArrayPlan;
import threshold.core.kernel.SteadyFilter.Problem;
import threshold.core.kernel.SteadyFilter.Size;

/**
 * A few series by a steady filter, one after the other, states and predictions together with their rows in the lanes:
 *
 * <pre>[x̂[t+1]; ŷ[t+1]] = [M 0; CM 0] [x̂[t]; ŷ[t]] + [L; CL] y[t],</pre>
 *
 * a propagation by {@link ColumnSteps} that is driven by w[t] = [L; CL] y[t], formed for all t beforehand.
 */
final class FilterColumns extends ArrayPlan<Problem, Matrix> {

    private final Size size;
    private final int rows;
    private final double[] m;
    private final double[] l;
    private final double[] c;
    private final double[] y;
    private final Matrix transition;
    private final Matrix gain;
    private final Matrix origin;
    private final Matrix rest;
    private final ColumnSteps[] columns;

    FilterColumns(Size size) {
        this.size = size;
        rows = size.n() + size.outputs();
        m = new double[size.n() * size.n()];
        l = new double[size.n() * size.outputs()];
        c = new double[size.outputs() * size.n()];
        y = new double[Math.multiplyExact(size.steps(), size.outputs() * size.batch())];
        transition = Matrix.zeros(rows, rows);
        gain = Matrix.zeros(rows, size.outputs());
        origin = Matrix.zeros(rows, 1);
        int steps = Math.max(1, size.steps() - 1);
        rest = Matrix.zeros(steps, rows);
        columns = IntStream.range(0, size.batch())
                .mapToObj(_ -> new ColumnSteps(rows, steps, steps, true))
                .toArray(ColumnSteps[]::new);
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.m().data(), 0, m, 0, m.length);
        System.arraycopy(problem.l().data(), 0, l, 0, l.length);
        System.arraycopy(problem.c().data(), 0, c, 0, c.length);
        System.arraycopy(problem.y().data(), 0, y, 0, y.length);
    }

    @Override
    protected void solve() {
        int n = size.n();
        int p = size.outputs();
        stack(m, n, transition);
        stack(l, p, gain);
        for (int b = 0; b < columns.length; b++) {
            ColumnSteps series = columns[b];
            series.load(transition, origin, rest, 0);
            drive(series, b);
            series.run();
        }
    }

    /** [X; CX] for an X of n rows. */
    private void stack(double[] x, int cols, Matrix into) {
        int n = size.n();
        double[] z = into.data();
        int width = into.cols();
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, i * cols, z, i * width, cols);
        }
        for (int i = 0; i < size.outputs(); i++) {
            int row = (n + i) * width;
            Arrays.fill(z, row, row + cols, 0);
            for (int k = 0; k < n; k++) {
                double factor = c[i * n + k];
                for (int j = 0; j < cols; j++) {
                    z[row + j] += factor * x[k * cols + j];
                }
            }
        }
    }

    /** w[t] = [L; CL] y[t] of one series, into the place where its steps read it. */
    private void drive(ColumnSteps series, int b) {
        int p = size.outputs();
        double[] g = gain.data();
        for (int t = 0; t < rest.rows(); t++) {
            int to = series.wo + t * series.stride;
            for (int k = 0; k < p; k++) {
                double sample = y[(t * p + k) * size.batch() + b];
                for (int i = 0; i < rows; i++) {
                    series.place[to + i] += g[i * p + k] * sample;
                }
            }
        }
    }

    @Override
    protected Matrix copyOut() {
        Matrix all = Matrix.zeros(size.steps(), size.outputs() * size.batch());
        for (int b = 0; b < columns.length; b++) {
            for (int row = 1; row < size.steps(); row++) {
                for (int i = 0; i < size.outputs(); i++) {
                    all.data()[row * all.cols() + i * size.batch() + b] =
                            columns[b].out[START + (row - 1) * rows + size.n() + i];
                }
            }
        }
        return all;
    }
}
