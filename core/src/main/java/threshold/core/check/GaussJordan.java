package threshold.core.check;

/** The inverse of a small matrix by Gauss and Jordan's elimination with partial pivoting, for checks and for advice. */
public final class GaussJordan {

    private GaussJordan() {}

    /**
     * A⁻¹, row-major.
     *
     * @throws ArithmeticException if A is singular
     */
    public static double[] inverse(int n, double[] matrix) {
        double[] a = matrix.clone();
        double[] x = new double[n * n];
        for (int i = 0; i < n; i++) {
            x[i * (n + 1)] = 1;
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k]) ? i : pivot;
            }
            if (a[pivot * n + k] == 0) {
                throw new ArithmeticException("a matrix of order " + n + " is singular");
            }
            exchange(n, a, k, pivot);
            exchange(n, x, k, pivot);
            double inverse = 1 / a[k * (n + 1)];
            scale(n, inverse, a, k);
            scale(n, inverse, x, k);
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    double factor = -a[i * n + k];
                    Products.axpy(n, factor, a, k * n, a, i * n);
                    Products.axpy(n, factor, x, k * n, x, i * n);
                }
            }
        }
        return x;
    }

    private static void exchange(int n, double[] a, int i, int j) {
        for (int c = 0; c < n; c++) {
            double other = a[i * n + c];
            a[i * n + c] = a[j * n + c];
            a[j * n + c] = other;
        }
    }

    private static void scale(int n, double factor, double[] a, int row) {
        for (int c = 0; c < n; c++) {
            a[row * n + c] *= factor;
        }
    }
}
