package threshold.core.algorithm;

/**
 * PA = LU with partial pivoting, by whole rows: 2n³/3 flops, 2n² a column for the solution. Backward stable but for the
 * growth of U, which is small in practice (Golub and Van Loan, section 3.4).
 */
final class PivotedLu {

    private final Blas blas;
    private final int n;
    private final double[] lu;
    private final int[] rows;
    private final double[] swap;

    /** @param columns the most on the right */
    PivotedLu(Blas blas, int n, int columns) {
        this.blas = blas;
        this.n = n;
        lu = new double[n * n];
        rows = new int[n];
        swap = new double[Math.max(n, columns)];
    }

    /** @throws ArithmeticException if a column has no pivot */
    void factor(double[] a) {
        System.arraycopy(a, 0, lu, 0, n * n);
        for (int k = 0; k < n; k++) {
            int pivot = pivotRow(k);
            rows[k] = pivot;
            exchange(n, lu, k, pivot, swap);
            double inverse = 1 / lu[k * (n + 1)];
            for (int i = k + 1; i < n; i++) {
                double factor = lu[i * n + k] * inverse;
                lu[i * n + k] = factor;
                blas.axpy(n - k - 1, -factor, lu, k * (n + 1) + 1, lu, i * n + k + 1);
            }
        }
    }

    private int pivotRow(int k) {
        int pivot = k;
        for (int i = k + 1; i < n; i++) {
            if (Math.abs(lu[i * n + k]) > Math.abs(lu[pivot * n + k])) {
                pivot = i;
            }
        }
        if (!(Math.abs(lu[pivot * n + k]) > 0)) {
            throw new ArithmeticException("a system of order " + n + " is singular: column " + k + " has no pivot");
        }
        return pivot;
    }

    /** B ← A⁻¹B, B of n×columns without gaps between its rows. */
    void solve(int columns, double[] b) {
        for (int k = 0; k < n; k++) {
            exchange(columns, b, k, rows[k], swap);
        }
        for (int i = 1; i < n; i++) {
            subtract(i, columns, lu, i * n, b, 0, i);
        }
        for (int i = n - 1; i >= 0; i--) {
            subtract(n - i - 1, columns, lu, i * (n + 1) + 1, b, i + 1, i);
            blas.scal(columns, 1 / lu[i * (n + 1)], b, i * columns);
        }
    }

    /** Row {@code to} of B ← itself − the weighted sum of {@code count} rows from {@code first} on. */
    private void subtract(int count, int columns, double[] weights, int wo, double[] b, int first, int to) {
        if (columns == 1) {
            b[to] -= blas.dot(count, weights, wo, b, first);
        } else {
            blas.gemvT(count, columns, -1, b, first * columns, columns, weights, wo, b, to * columns);
        }
    }

    private static void exchange(int columns, double[] b, int i, int j, double[] row) {
        if (i != j) {
            System.arraycopy(b, i * columns, row, 0, columns);
            System.arraycopy(b, j * columns, b, i * columns, columns);
            System.arraycopy(row, 0, b, j * columns, columns);
        }
    }
}
