package threshold.core.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Eigenvalues, and eigenvectors if wanted, of a symmetric matrix, G = Z diag(λ) Zᵀ, λ descending.
 *
 * <p>{@link Tridiagonalisation} and {@link TridiagonalQl}: 8n³/3 flops (both triangles are kept up to date) and O(n²)
 * for values, 6n³ + 2n³ more for vectors. |λ̂ − λ| is a small multiple of n·eps·‖G‖. Source: Golub and Van Loan,
 * section 8.3.
 */
final class TridiagonalEigen {

    private final int n;
    private final Tridiagonalisation tridiagonalisation;
    private final TridiagonalQl iteration;
    private final DescendingOrder order;
    private final double[] work;
    private final double[] lambda;
    private final double[] beside;
    private final @Nullable Rotations zt;
    private final double[] z;

    TridiagonalEigen(Blas blas, int n, boolean wantVectors) {
        this.n = n;
        tridiagonalisation = new Tridiagonalisation(blas, n);
        order = new DescendingOrder(n);
        work = new double[n * n];
        lambda = new double[n];
        beside = new double[n];
        if (wantVectors) {
            zt = new Rotations(blas, n);
            z = new double[n * n];
            iteration = new TridiagonalQl(n, zt);
        } else {
            zt = null;
            z = new double[0];
            iteration = new TridiagonalQl(n, null);
        }
    }

    /** The matrix to decompose, n×n: fill its upper triangle, then call {@link #run}, which overwrites it. */
    double[] operand() {
        return work;
    }

    void run() {
        Triangular.mirror(n, work, 0, n);
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(n * n, work, 0));
        PowerOfTwo.scale(n * n, -e, work, 0);
        tridiagonalisation.reduce(work, lambda, beside);
        if (zt != null) {
            zt.reset();
        }
        iteration.solve(lambda, beside);
        order.sort(lambda);
        if (zt != null) {
            zt.copyColumns(order, z);
            tridiagonalisation.applyQ(z);
        }
        PowerOfTwo.scale(n, e, lambda, 0);
    }

    /** λ, descending. */
    double[] lambda() {
        return lambda;
    }

    /** Z, n×n; empty if only values were wanted. */
    double[] z() {
        return z;
    }
}
