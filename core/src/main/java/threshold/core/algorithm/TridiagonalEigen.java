package threshold.core.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Eigenvalues, and eigenvectors if wanted, of a symmetric matrix, G = Z diag(λ) Zᵀ, λ descending.
 *
 * <p>{@link Tridiagonalisation} and {@link TridiagonalQl}: 8n³/3 flops (both triangles are kept up to date) and O(n²)
 * for values, 6n³ + 2n³ more for vectors; values of large matrices by {@link TwoStageReduction}, 2n³. |λ̂ − λ| is a small
 * multiple of n·eps·‖G‖. Source: Golub and Van Loan, section 8.3.
 */
final class TridiagonalEigen {

    /**
     * Order from which values are found faster in two stages: with simd 139 ms instead of 197 there, 0.9 s instead of 1.24
     * at 2048, but no less than 30 at 512 (best of two JVMs, Sapphire Rapids). With scalar they take as long.
     */
    static final int TWO_STAGES = 1024;

    private final int n;
    private final TridiagonalReduction reduction;
    private final TridiagonalQl iteration;
    private final DescendingOrder order;
    private final double[] work;
    private final double[] lambda;
    private final double[] beside;
    private final @Nullable Vectors vectors;

    TridiagonalEigen(Blas blas, int n, boolean wantVectors) {
        this.n = n;
        order = new DescendingOrder(n);
        work = new double[Math.multiplyExact(n, n)];
        lambda = new double[n];
        beside = new double[n];
        if (wantVectors) {
            vectors = new Vectors(new Tridiagonalisation(blas, n), new Rotations(blas, n), new double[n * n]);
            reduction = vectors.reduction();
            iteration = new TridiagonalQl(n, vectors.zt());
        } else {
            vectors = null;
            reduction = n < TWO_STAGES ? new Tridiagonalisation(blas, n) : new TwoStageReduction(blas, n);
            iteration = new TridiagonalQl(n, null);
        }
    }

    /**
     * @param reduction keeps the reflectors that made T
     * @param zt T's vectors, a row each
     * @param z G's vectors, a column each
     */
    private record Vectors(Tridiagonalisation reduction, Rotations zt, double[] z) {

        void form(DescendingOrder order) {
            zt.copyColumns(order, z);
            reduction.applyQ(z);
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
        reduction.reduce(work, lambda, beside);
        if (vectors != null) {
            vectors.zt().reset();
        }
        iteration.solve(lambda, beside);
        order.sort(lambda);
        if (vectors != null) {
            vectors.form(order);
        }
        PowerOfTwo.scale(n, e, lambda, 0);
    }

    /** λ, descending. */
    double[] lambda() {
        return lambda;
    }

    /** Z, n×n; empty if only values were wanted. */
    double[] z() {
        return vectors == null ? new double[0] : vectors.z();
    }
}
