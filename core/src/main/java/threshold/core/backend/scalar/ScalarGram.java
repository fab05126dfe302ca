package threshold.core.backend.scalar;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.kernel.Gram.Problem;
import threshold.core.kernel.Gram.Size;
import threshold.core.kernel.Plan;

/** G = AᵀA as the sum of the outer products of A's rows: one triangle, then mirrored. */
final class ScalarGram implements Plan<Problem, Matrix> {

    private final Size size;
    private final ScalarBlas blas = new ScalarBlas();
    private final double[] a;
    private final double[] g;

    ScalarGram(Size size) {
        this.size = size;
        a = new double[size.m() * size.n()];
        g = new double[size.n() * size.n()];
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.a().data(), 0, a, 0, a.length);
    }

    @Override
    public void run() {
        int n = size.n();
        Arrays.fill(g, 0);
        blas.syrk(size.m(), n, 1, a, 0, n, g, 0, n);
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                g[i * n + j] = g[j * n + i];
            }
        }
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.n(), size.n(), g.clone());
    }
}
