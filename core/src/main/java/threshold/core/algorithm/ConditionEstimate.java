package threshold.core.algorithm;

import java.util.Arrays;

/**
 * Estimate of κ₂(R) of an upper triangular R from a few steps of the power method on RᵀR and on its inverse.
 *
 * <p>A lower bound, as a rule within a factor of 2. About 8·4n² flops.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 4th ed., sections 3.5.4 and 8.2.
 */
public final class ConditionEstimate {

    private static final int STEPS = 8;

    private final Blas blas;
    private final double[] x;
    private final double[] y;

    public ConditionEstimate(Blas blas, int n) {
        this.blas = blas;
        x = new double[n];
        y = new double[n];
    }

    /** κ₂(R), or infinity if R is singular or not finite. R has zeros below its diagonal. */
    public double of(double[] r) {
        int n = x.length;
        for (int i = 0; i < n; i++) {
            if (r[i * (n + 1)] == 0) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double kappa = Math.sqrt(growth(r, false) * growth(r, true));
        return Double.isNaN(kappa) ? Double.POSITIVE_INFINITY : kappa;
    }

    /** The largest eigenvalue of RᵀR, or of its inverse. */
    private double growth(double[] r, boolean inverse) {
        int n = x.length;
        for (int i = 0; i < n; i++) {
            // No symmetry that an eigenvector could share, and the last unknowns, where small singular values hide, present.
            x[i] = ((i & 1) == 0 ? 1 : -1) * (1 + (double) i / n);
        }
        double growth = 0;
        for (int step = 0; step < STEPS; step++) {
            blas.scal(n, 1 / Math.sqrt(blas.dot(n, x, 0, x, 0)), x, 0);
            if (inverse) {
                Triangular.solveTransposed(blas, n, r, 1, x);
                Triangular.solve(blas, n, r, 1, x);
            } else {
                Arrays.fill(y, 0);
                blas.gemv(n, n, 1, r, 0, n, x, 0, y, 0);
                Arrays.fill(x, 0);
                blas.gemvT(n, n, 1, r, 0, n, y, 0, x, 0);
            }
            growth = Math.sqrt(blas.dot(n, x, 0, x, 0));
        }
        return growth;
    }
}
