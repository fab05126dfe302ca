package threshold.core.kernel;

/**
 * Standard normals by number: the k-th of a seed, without those before it, the same bits in every backend.
 *
 * <p>Number k is mixed into 64 bits as by SplitMix64; their upper 52 are q, an odd multiple of 2⁻⁵³ in (−½, ½); and
 * Φ⁻¹(½ + q) is by rational functions, of relative error 1e-16: one of ¹⁷⁄₄₀² − q² for |q| ≤ ¹⁷⁄₄₀, else one of √(−ln
 * p), p = ½ − |q|, or of another further out. Every step is one addition, multiplication, division, square root or
 * fused multiply-add, so that vectors give the same.
 *
 * <p>Source: Steele, Lea, Flood, OOPSLA 2014 (SplitMix); Wichura, Algorithm AS 241, Applied Statistics 37, 1988.
 */
public final class CounterNormal {

    /** From one number to the next, before mixing. */
    public static final long STEP = 0x9E3779B97F4A7C15L;

    public static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    public static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    /** The bits of 1. */
    public static final long ONE = 0x3FF0000000000000L;

    /** |q| of the central function. */
    public static final double CENTRE = 0.425;

    /** √(−ln p) from which on the outer function holds; one number of 4e10. */
    public static final double FAR = 5;

    /** What is subtracted from √(−ln p) within {@link #FAR}. */
    public static final double TAIL_ORIGIN = 1.6;

    /** The bits of √½, from which mantissas go to √2. */
    public static final long ROOT_HALF = 0x3FE6A09E667F3BCDL;

    public static final double LN_2 = 0.6931471805599453;

    /** Coefficients of a polynomial in {@link #table}. */
    public static final int EACH = 8;

    public static final int CENTRAL_OVER = 0;
    public static final int CENTRAL_UNDER = EACH;
    public static final int TAIL_OVER = 2 * EACH;
    public static final int TAIL_UNDER = 3 * EACH;
    private static final int FAR_OVER = 4 * EACH;
    private static final int FAR_UNDER = 5 * EACH;

    /** artanh s = s Σ s²ⁱ/(2i+1) for |s| ≤ 0.172; what is left out is under 2⁻⁵⁴. */
    public static final int LOGARITHM = 6 * EACH;

    public static final int TERMS = 11;

    /** The highest power first. */
    private static final double[] TABLE = {
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080,
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1,
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258,
        3.64784832476320460504,
        5.76949722146069140550,
        4.63033784615654529590,
        1.42343711074968357734,
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940,
        2.05319162663775882187,
        1,
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580,
        5.46378491116411436990,
        6.65790464350110377720,
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1,
        1.0 / 21,
        1.0 / 19,
        1.0 / 17,
        1.0 / 15,
        1.0 / 13,
        1.0 / 11,
        1.0 / 9,
        1.0 / 7,
        1.0 / 5,
        1.0 / 3,
        1
    };

    /** A copy of the polynomials, the highest power of each first, at the indices above. */
    public static double[] table() {
        return TABLE.clone();
    }

    private CounterNormal() {}

    /** Normal number k of a seed. */
    public static double at(long seed, long k) {
        return after(origin(seed), k);
    }

    /** Normal number k of the seed whose numbers begin there. */
    public static double after(long origin, long k) {
        return quantile(centred(mixed(origin + k * STEP)));
    }

    /** Where the numbers of a seed begin: far from those of its neighbours. */
    public static long origin(long seed) {
        return mixed(seed);
    }

    private static long mixed(long z) {
        long first = (z ^ (z >>> 30)) * FIRST_FACTOR;
        long second = (first ^ (first >>> 27)) * SECOND_FACTOR;
        return second ^ (second >>> 31);
    }

    /** q of 64 bits. */
    private static double centred(long bits) {
        return Double.longBitsToDouble(ONE | (bits >>> 12)) - 1.5 + 0x1p-53;
    }

    /** Φ⁻¹(½ + q), |q| &lt; ½. */
    public static double quantile(double q) {
        if (Math.abs(q) <= CENTRE) {
            double r = Math.fma(-q, q, CENTRE * CENTRE);
            return q * ratio(CENTRAL_OVER, CENTRAL_UNDER, r);
        }
        double r = Math.sqrt(-logarithm(.5 - Math.abs(q)));
        double size = r <= FAR ? ratio(TAIL_OVER, TAIL_UNDER, r - TAIL_ORIGIN) : ratio(FAR_OVER, FAR_UNDER, r - FAR);
        return Math.copySign(size, q);
    }

    /** ln p = e ln 2 + 2 artanh s, p = 2ᵉ m, s = (m − 1)/(m + 1), for a normal number p. */
    private static double logarithm(double p) {
        long bits = Double.doubleToRawLongBits(p);
        long exponent = (bits - ROOT_HALF) >> 52;
        double m = Double.longBitsToDouble(bits - (exponent << 52));
        double s = (m - 1) / (m + 1);
        return Math.fma(exponent, LN_2, 2 * s * polynomial(LOGARITHM, TERMS, s * s));
    }

    private static double polynomial(int from, int count, double x) {
        double sum = TABLE[from];
        for (int i = from + 1; i < from + count; i++) {
            sum = Math.fma(sum, x, TABLE[i]);
        }
        return sum;
    }

    private static double ratio(int over, int under, double x) {
        return polynomial(over, EACH, x) / polynomial(under, EACH, x);
    }
}
