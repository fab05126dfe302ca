package threshold.core.algorithm;

/**
 * A bidiagonal block in squares, q_i = d_i² and e_i the square of the entry right of it, and its transforms by the
 * differential quotient-difference algorithm with shift: B̂ᵀB̂ = BBᵀ − τI by
 *
 * <pre>d = q_0 − τ;  q̂_i = d + e_i;  ê_i = e_i q_{i+1}/q̂_i;  d ← d q_{i+1}/q̂_i − τ;  q̂_last = d.</pre>
 *
 * <p>Nothing is subtracted but τ, so small values keep their digits. The sweep waits for its divisions, one after
 * another; meanwhile it sums, for nothing, s₁ = Σ 1/(λ_j − τ) and s₂ = Σ 1/(λ_j − τ)² over the eigenvalues λ_j of BBᵀ,
 * from the first two derivatives of its pivots by τ: w_i = −q̂_i′ and v_i = w_i′ give s₁ = Σ w_i/q̂_i and s₂ = s₁′.
 * Laguerre's step from τ,
 *
 * <pre>k/(s₁ + √((k−1)(k s₂ − s₁²))),</pre>
 *
 * never passes the least of k eigenvalues and comes cubically near it: it is the next shift.
 *
 * <p>The last row may have an entry e beyond the block, left from a row that was cut off: it adds to the last pivot.
 *
 * <p>Source: Fernando and Parlett, Numer. Math. 67 (1994), for the transform; von Matt, The orthogonal qd-algorithm,
 * SIAM J. Sci. Comput. 18 (1997), for Laguerre's shift.
 */
final class QdSweep {

    /** An entry whose square is this much smaller than d at its place changes no value by more than eps of itself. */
    private static final double NEGLIGIBLE = 0x1p-106;

    /** A square that counts as zero: entries are at most 2^240, so it is under 2^-1400 of the largest. */
    static final double ZERO = 0x1p-920;

    /** Rounding of k s₂ − s₁², per eigenvalue and relative to k s₂: it may only make a bound smaller. */
    private static final double SLACK = 0x1p-50;

    private double[] q;
    private double[] e;
    private double[] nextQ;
    private double[] nextE;
    private int cut;
    private double least;
    private double leastBefore;

    QdSweep(int n) {
        q = new double[n];
        e = new double[n];
        nextQ = new double[n];
        nextE = new double[n];
    }

    double[] q() {
        return q;
    }

    double[] e() {
        return e;
    }

    /** The last row of the block whose entry e has become zero, or one before the first row. */
    int cut() {
        return cut;
    }

    /** A lower bound for the eigenvalues of what is after the cut. */
    double least() {
        return least;
    }

    /** The same without the last row. */
    double leastBefore() {
        return leastBefore;
    }

    /** Turns rows first to last to be read from the other end, which changes no value. */
    void reverse(int first, int last) {
        reverse(q, first, last);
        reverse(e, first, last - 1);
    }

    private static void reverse(double[] x, int first, int last) {
        for (int i = first, j = last; i < j; i++, j--) {
            double t = x[i];
            x[i] = x[j];
            x[j] = t;
        }
    }

    /**
     * Transforms rows first to last.
     *
     * @return false, and nothing is changed, if some eigenvalue is under τ, or where numbers left the range of doubles
     */
    boolean transform(int first, int last, double tau) {
        double[] fromQ = q;
        double[] fromE = e;
        double[] toQ = nextQ;
        double[] toE = nextE;
        int zero = first - 1;
        double d = fromQ[first] - tau;
        double w = 1;
        double v = 0;
        double s1 = 0;
        double s2 = 0;
        for (int i = first; i < last; i++) {
            if (!(d >= 0)) {
                return false;
            }
            double pivot = d + fromE[i];
            double reciprocal = 1 / pivot;
            double ratio = fromQ[i + 1] * reciprocal;
            double next = fromE[i] * ratio;
            double g = w * reciprocal;
            s1 += g;
            s2 += g * g + v * reciprocal;
            if (fromE[i] <= NEGLIGIBLE * d || next < ZERO) {
                next = 0;
                zero = i;
                s1 = 0;
                s2 = 0;
            }
            toQ[i] = pivot;
            toE[i] = next;
            double decay = next * reciprocal;
            v = decay * (v + 2 * w * g);
            w = 1 + decay * w;
            d = Math.fma(d, ratio, -tau);
        }
        if (!(d >= 0 && d < Double.POSITIVE_INFINITY)) {
            return false;
        }
        double pivot = d + fromE[last];
        finish(last, pivot, zero);
        leastBefore = laguerre(last - zero - 1, s1, s2);
        double g = w / pivot;
        least = laguerre(last - zero, s1 + g, s2 + g * g + v / pivot);
        return true;
    }

    /** Transforms rows first to last with τ = 0, which never fails: no quotient is over 1. Gives no bounds but zeros. */
    void transformUnshifted(int first, int last) {
        int zero = first - 1;
        double d = q[first];
        for (int i = first; i < last; i++) {
            double pivot = d + e[i];
            nextQ[i] = pivot;
            boolean negligible = e[i] <= NEGLIGIBLE * d;
            double next = negligible ? 0 : e[i] / pivot * q[i + 1];
            nextE[i] = next < ZERO ? 0 : next;
            zero = next < ZERO ? i : zero;
            d = negligible ? q[i + 1] : d / pivot * q[i + 1];
        }
        finish(last, d + e[last], zero);
        leastBefore = 0;
        least = 0;
    }

    private void finish(int last, double pivot, int zero) {
        nextQ[last] = pivot;
        nextE[last] = 0;
        cut = zero;
        double[] oldQ = q;
        q = nextQ;
        nextQ = oldQ;
        double[] oldE = e;
        e = nextE;
        nextE = oldE;
    }

    /** Laguerre's step for k eigenvalues; Newton's, 1/s₁, which is shorter, where s₂ overflows. */
    private static double laguerre(int k, double s1, double s2) {
        double discriminant = (k - 1) * Math.max(0, k * s2 * (1 + k * SLACK) - s1 * s1);
        double step = k / (s1 + Math.sqrt(discriminant));
        return step > 0 ? step : 1 / s1;
    }
}
