package threshold.core.algorithm;

/**
 * Scaling by powers of two, which loses no bit: it keeps squares and products away from both ends of the range of
 * doubles and changes no rounding.
 */
public final class PowerOfTwo {

    /** Scalings stay within 2^±960, so that the factor and its products with numbers about one are normal. */
    private static final int LARGEST = 960;

    private PowerOfTwo() {}

    /** The exponent e with |x| = f·2^e, 1 ≤ f &lt; 2, cut to ±{@value #LARGEST}; 0 for x = 0. */
    public static int exponent(double x) {
        return x == 0 ? 0 : Math.clamp(Math.getExponent(x), -LARGEST, LARGEST);
    }

    /** 2^e, |e| ≤ {@value #LARGEST}. */
    public static double of(int e) {
        return Double.longBitsToDouble((long) (e + Double.MAX_EXPONENT) << 52);
    }

    /** max |x[i]| over {@code xo <= i < xo + n}. */
    public static double largest(int n, double[] x, int xo) {
        double largest = 0;
        for (int i = xo; i < xo + n; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        return largest;
    }

    /** x ← 2^e x. */
    public static void scale(int n, int e, double[] x, int xo) {
        if (e == 0) {
            return;
        }
        for (int i = xo; i < xo + n; i++) {
            x[i] = Math.scalb(x[i], e);
        }
    }
}
