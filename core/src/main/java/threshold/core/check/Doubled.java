package threshold.core.check;

/**
 * A sum of products as if in twice the working precision.
 *
 * <p>Source: Ogita, Rump, Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26, 2005 (Dot2), with the error of
 * a product from one fused multiply-add. Scalars are used within one method, where they live in registers.
 */
final class Doubled {

    /** eps = 2⁻⁵², the distance from 1 to the next double. */
    static final double EPS = 0x1.0p-52;

    private double high;
    private double low;

    Doubled() {}

    Doubled(double value) {
        high = value;
    }

    /** Adds ab. */
    void addProduct(double a, double b) {
        double product = a * b;
        low += Math.fma(a, b, -product);
        add(product);
    }

    /** Adds x. */
    void add(double x) {
        double sum = high + x;
        double added = sum - high;
        low += (high - (sum - added)) + (x - added);
        high = sum;
    }

    /** Adds xᵀy. */
    void addDot(int n, double[] x, int xo, double[] y, int yo) {
        double h = high;
        double l = low;
        for (int i = 0; i < n; i++) {
            double product = x[xo + i] * y[yo + i];
            double sum = h + product;
            double added = sum - h;
            l += ((h - (sum - added)) + (product - added)) + Math.fma(x[xo + i], y[yo + i], -product);
            h = sum;
        }
        high = h;
        low = l;
    }

    double value() {
        return high + low;
    }

    /** What {@link #value} leaves out by rounding. */
    double rest() {
        return low - ((high + low) - high);
    }

    /** (high, low) ← (high, low) + αx, entry by entry. */
    static void axpy(int n, double alpha, double[] x, int xo, double[] high, double[] low) {
        for (int i = 0; i < n; i++) {
            double product = alpha * x[xo + i];
            double sum = high[i] + product;
            double added = sum - high[i];
            low[i] += ((high[i] - (sum - added)) + (product - added)) + Math.fma(alpha, x[xo + i], -product);
            high[i] = sum;
        }
    }
}
