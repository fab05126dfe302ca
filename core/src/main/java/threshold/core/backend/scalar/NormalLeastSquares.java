package threshold.core.backend.scalar;

import java.util.Arrays;
import threshold.core.kernel.LeastSquares.Size;

/** x = (AᵀA)⁻¹Aᵀy by Cholesky. */
final class NormalLeastSquares extends ScalarLeastSquares {

    private final int rows;
    private final int p;
    private final ScalarBlas blas = new ScalarBlas();
    private final TextbookCholesky equations;
    private final double[] g;

    NormalLeastSquares(Size size) {
        super(size);
        rows = size.rows();
        p = size.p();
        equations = new TextbookCholesky(p);
        g = new double[p * p];
    }

    @Override
    void solve(double[] a, double[] y, double[] x) {
        Arrays.fill(g, 0);
        Arrays.fill(x, 0);
        blas.syrk(rows, p, 1, a, 0, p, g, 0, p);
        blas.gemvT(rows, p, 1, a, 0, p, y, 0, x, 0);
        equations.solve(g, 1, x);
    }
}
