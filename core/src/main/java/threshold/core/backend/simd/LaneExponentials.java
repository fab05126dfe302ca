package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import threshold.core.algorithm.Exponentials;

/**
 * Exponentials on vectors: eˣ = 2ᵏ eʳ, k the whole number next to x/ln 2, r = x − k ln 2 in [−0.3466, 0.3466] with ln 2
 * in two parts, eʳ by a polynomial of degree 11 that interpolates at Chebyshev's points (1.6e-17 off), 2ᵏ from its bits.
 *
 * <p>Within 1 ulp on [−708, 709]. 14 multiply-adds and five more operations an exponential. A column with an argument
 * out of that range, which the bits of k tell at the end, is done over one by one with {@code Math.exp}; so is what
 * does not fill a vector. Source: Cody, Waite, Software manual for the elementary functions, 1980, chapter 6.
 */
final class LaneExponentials implements Exponentials {

    /** Under it, an exponential is zero: 2ᵏ would leave the normal numbers. */
    static final double LEAST = -708;

    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());

    /**
     * 1.5·2⁵² and the bias of an exponent: what is added to it is rounded to a whole number k, and the low eleven bits
     * are the exponent of 2ᵏ.
     */
    private static final double WHOLE = 0x1.8p52 + 1023;

    /** The bits of {@link #WHOLE} plus a k for which 2ᵏ is normal, but for the low eleven. */
    private static final long NORMAL = Double.doubleToRawLongBits(0x1.8p52);

    private static final long LOW = 0x7ff;
    private static final int FRACTION = 52;

    private static final double PER_LN_2 = 0x1.71547652b82fep0;

    /** The upper 32 bits of ln 2, so that its products with k are exact. */
    private static final double LN_2_HIGH = 0x1.62e42feep-1;

    private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;

    /** Of r¹¹ first. */
    private static final double[] COEFFICIENTS = {
        0x1.af632a0f7e2cep-26,
        0x1.28b4101c77212p-22,
        0x1.71ddf56d8deb5p-19,
        0x1.a01991a10d9aep-16,
        0x1.a01a01b1461c5p-13,
        0x1.6c16c1880029fp-10,
        0x1.111111110f21ep-7,
        0x1.555555554f0bap-5,
        0x1.555555555555ap-3,
        0x1.0000000000011p-1,
        1,
        1
    };

    private static final int TERMS = 12;

    @Override
    public String how() {
        return "exp on " + L + " lanes";
    }

    @Override
    public void maxima(int tokens, int n, double[] t, int at, double[] m, int mo) {
        int end = Lanes.floor(n);
        for (int i = 0; i < end; i += L) {
            columnMaxima(tokens, n, t, at + i, m, mo + i);
        }
        for (int i = end; i < n; i++) {
            for (int v = 0; v < tokens; v++) {
                double z = t[at + v * n + i];
                m[mo + i] = Math.max(m[mo + i], z) + 0 * z;
            }
        }
    }

    private static void columnMaxima(int tokens, int n, double[] t, int at, double[] m, int mo) {
        DoubleVector max = DoubleVector.fromArray(SPECIES, m, mo);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector poison = zero;
        for (int v = 0; v < tokens; v++) {
            DoubleVector z = DoubleVector.fromArray(SPECIES, t, at + v * n);
            max = max.max(z);
            poison = z.fma(zero, poison);
        }
        max.add(poison).intoArray(m, mo);
    }

    @Override
    public void sums(int tokens, int n, double[] t, int at, double[] m, int mo, double[] s, int so) {
        int end = Lanes.floor(n);
        for (int i = 0; i < end; i += L) {
            if (!columnSums(tokens, n, t, at + i, m, mo + i, s, so + i)) {
                oneByOne(tokens, n, L, t, at + i, m, mo + i, s, so + i);
            }
        }
        oneByOne(tokens, n, n - end, t, at + end, m, mo + end, s, so + end);
    }

    private static void oneByOne(
            int tokens, int n, int columns, double[] t, int at, double[] m, int mo, double[] s, int so) {
        for (int v = 0; v < tokens; v++) {
            for (int i = 0; i < columns; i++) {
                double z = t[at + v * n + i];
                s[so + i] += exp(z - m[mo + i]) + 0 * z;
            }
        }
    }

    static double exp(double x) {
        return x < LEAST ? 0 : Math.exp(x);
    }

    /** Whether all arguments were in range; if not, nothing is written. */
    private static boolean columnSums(int tokens, int n, double[] t, int at, double[] m, int mo, double[] s, int so) {
        double[] coefficients = COEFFICIENTS;
        DoubleVector max = DoubleVector.fromArray(SPECIES, m, mo);
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, s, so);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        LongVector bits = LongVector.broadcast(LONGS, NORMAL);
        int v = 0;
        for (; v < tokens - 1; v += 2) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, t, at + v * n).sub(max);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, t, at + v * n + n).sub(max);
            DoubleVector k0 = x0.fma(DoubleVector.broadcast(SPECIES, PER_LN_2), DoubleVector.broadcast(SPECIES, WHOLE));
            DoubleVector k1 = x1.fma(DoubleVector.broadcast(SPECIES, PER_LN_2), DoubleVector.broadcast(SPECIES, WHOLE));
            LongVector e0 = k0.reinterpretAsLongs();
            LongVector e1 = k1.reinterpretAsLongs();
            bits = bits.or(e0).or(e1);
            k0 = k0.sub(WHOLE);
            k1 = k1.sub(WHOLE);
            x0 = k0.fma(DoubleVector.broadcast(SPECIES, -LN_2_HIGH), x0);
            x1 = k1.fma(DoubleVector.broadcast(SPECIES, -LN_2_HIGH), x1);
            x0 = k0.fma(DoubleVector.broadcast(SPECIES, -LN_2_LOW), x0);
            x1 = k1.fma(DoubleVector.broadcast(SPECIES, -LN_2_LOW), x1);
            DoubleVector p0 = DoubleVector.broadcast(SPECIES, coefficients[0]);
            DoubleVector p1 = p0;
            for (int c = 1; c < TERMS; c++) {
                DoubleVector coefficient = DoubleVector.broadcast(SPECIES, coefficients[c]);
                p0 = p0.fma(x0, coefficient);
                p1 = p1.fma(x1, coefficient);
            }
            s0 = p0.fma(e0.lanewise(VectorOperators.LSHL, FRACTION).reinterpretAsDoubles(), s0);
            s1 = p1.fma(e1.lanewise(VectorOperators.LSHL, FRACTION).reinterpretAsDoubles(), s1);
        }
        if (bits.lanewise(VectorOperators.AND_NOT, LOW).reduceLanes(VectorOperators.OR) != NORMAL) {
            return false;
        }
        s0.add(s1).intoArray(s, so);
        if (v < tokens) {
            oneByOne(1, n, L, t, at + v * n, m, mo, s, so);
        }
        return true;
    }

    @Override
    public void replace(int tokens, int n, double[] t, int at, double[] m, int mo, double[] r, int ro) {
        int end = Lanes.floor(n);
        for (int i = 0; i < end; i += L) {
            columnReplace(tokens, n, t, at + i, m, mo + i, r, ro + i);
        }
        for (int i = end; i < n; i++) {
            for (int v = 0; v < tokens; v++) {
                t[at + v * n + i] = r[ro + i] * exp(t[at + v * n + i] - m[mo + i]);
            }
        }
    }

    private static void columnReplace(int tokens, int n, double[] t, int at, double[] m, int mo, double[] r, int ro) {
        double[] coefficients = COEFFICIENTS;
        DoubleVector max = DoubleVector.fromArray(SPECIES, m, mo);
        DoubleVector scale = DoubleVector.fromArray(SPECIES, r, ro);
        for (int v = 0; v < tokens; v++) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, t, at + v * n).sub(max);
            LongVector under = x.sub(LEAST).reinterpretAsLongs().lanewise(VectorOperators.ASHR, Long.SIZE - 1);
            DoubleVector k = x.fma(DoubleVector.broadcast(SPECIES, PER_LN_2), DoubleVector.broadcast(SPECIES, WHOLE));
            DoubleVector power = k.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, FRACTION)
                    .reinterpretAsDoubles();
            k = k.sub(WHOLE);
            x = k.fma(DoubleVector.broadcast(SPECIES, -LN_2_HIGH), x);
            x = k.fma(DoubleVector.broadcast(SPECIES, -LN_2_LOW), x);
            DoubleVector p = DoubleVector.broadcast(SPECIES, coefficients[0]);
            for (int c = 1; c < TERMS; c++) {
                p = p.fma(x, DoubleVector.broadcast(SPECIES, coefficients[c]));
            }
            p.mul(power)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.AND_NOT, under)
                    .reinterpretAsDoubles()
                    .mul(scale)
                    .intoArray(t, at + v * n);
        }
    }
}
