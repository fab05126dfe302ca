package threshold.core.algorithm;

import java.util.Arrays;

/**
 * Singular values of an upper bidiagonal matrix, without vectors, by dqds: {@link QdSweep}, with shifts that add up to
 * the least value of a block until its last row splits off.
 *
 * <p>Each value is found to a small multiple of n·eps of itself, down to 2⁻⁵⁰⁰ of the largest. Some three sweeps a
 * value, 1.7n² divisions in all on the heads of the benchmarks, where an implicit QR iteration takes about n² steps of
 * two roots and four divisions. Source: Fernando and Parlett, Numer. Math. 67 (1994); Parlett and Marques, Linear
 * Algebra Appl. 309 (2000).
 */
final class BidiagonalQd {

    private static final double EPS = 0x1p-53;

    /** The exponent of the largest entry: its square, and the square of that, are far from overflow. */
    private static final int LARGEST = 240;

    /** A block whose last entry is this much larger than its first, squared, is read from the other end. */
    private static final double GROWING = 1.5;

    /** Sweeps allowed, per value. */
    private static final int PATIENCE = 30;

    private final int n;
    private final QdSweep sweep;

    /** Blocks that wait, and what was already taken from each row's, as a sum of two. */
    private final double[] q;

    private final double[] e;
    private final double[] taken;
    private final double[] takenLow;

    /** What was taken from the block at hand. */
    private double sum;

    private double sumLow;

    BidiagonalQd(int n) {
        this.n = n;
        sweep = new QdSweep(n);
        q = new double[n];
        e = new double[n];
        taken = new double[n];
        takenLow = new double[n];
    }

    /**
     * Overwrites the diagonal by the singular values, in no order.
     *
     * @param superdiagonal at least n−1 entries, left as they are
     * @throws ArithmeticException if {@value #PATIENCE} sweeps a value were not enough
     */
    void solve(double[] diagonal, double[] superdiagonal) {
        double largest = Math.max(PowerOfTwo.largest(n, diagonal, 0), PowerOfTwo.largest(n - 1, superdiagonal, 0));
        int up = LARGEST - PowerOfTwo.exponent(largest);
        square(n, up, diagonal, q);
        square(n - 1, up, superdiagonal, e);
        Arrays.fill(taken, 0);
        Arrays.fill(takenLow, 0);
        int end = n;
        while (end > 0) {
            end = solveBlockBefore(end, diagonal);
        }
        for (int i = 0; i < n; i++) {
            diagonal[i] = Math.scalb(Math.sqrt(diagonal[i]), -up);
        }
    }

    private static void square(int count, int up, double[] x, double[] squares) {
        for (int i = 0; i < count; i++) {
            double scaled = Math.scalb(x[i], up);
            squares[i] = scaled * scaled < QdSweep.ZERO ? 0 : scaled * scaled;
        }
    }

    /**
     * Finds the values of the last unreduced block before row {@code end}, or of what remains of it once parts split
     * off, which then wait as blocks of their own.
     *
     * @return the first row of what was solved
     */
    private int solveBlockBefore(int end, double[] values) {
        int last = end - 1;
        int first = begin(last);
        double tau = 0;
        for (long sweeps = 0; last - first > 1; sweeps++) {
            if (sweeps > (long) PATIENCE * n) {
                throw new ArithmeticException("the singular values of a bidiagonal matrix of order " + n
                        + " did not converge in " + PATIENCE + " sweeps each");
            }
            take(first, last, tau);
            if (sweep.cut() >= first) {
                park(first, sweep.cut());
                first = sweep.cut() + 1;
            }
            tau = sweep.least();
            if (last > first && splitsOff(last)) {
                values[last] = withTaken(sweep.q()[last]);
                last--;
                tau = sweep.leastBefore();
            }
        }
        if (last == first) {
            values[last] = withTaken(sweep.q()[last] + sweep.e()[last]);
        } else {
            solvePair(first, values);
        }
        return first;
    }

    /** Loads the block that ends with row {@code last} and returns its first row. */
    private int begin(int last) {
        int first = last;
        while (first > 0 && e[first - 1] > 0) {
            first--;
        }
        System.arraycopy(q, first, sweep.q(), first, last - first + 1);
        System.arraycopy(e, first, sweep.e(), first, last - first + 1);
        sum = taken[last];
        sumLow = takenLow[last];
        if (q[last] > GROWING * q[first]) {
            sweep.reverse(first, last);
        }
        return first;
    }

    /** One sweep, with τ if no eigenvalue is under it in spite of rounding, else with no shift. */
    private void take(int first, int last, double tau) {
        if (sweep.transform(first, last, tau)) {
            double more = sum + tau;
            double added = more - sum;
            sumLow += sum - (more - added) + (tau - added);
            sum = more;
        } else {
            sweep.transformUnshifted(first, last);
        }
    }

    /** Puts rows aside; they may hold more zeros, hence be several blocks. */
    private void park(int first, int last) {
        System.arraycopy(sweep.q(), first, q, first, last - first + 1);
        System.arraycopy(sweep.e(), first, e, first, last - first + 1);
        Arrays.fill(taken, first, last + 1, sum);
        Arrays.fill(takenLow, first, last + 1, sumLow);
    }

    /**
     * Whether the last row of BBᵀ may be cut off: the entry beside its diagonal entry q is √(eq), and without it no
     * eigenvalue moves by more than eq/gap.
     */
    private boolean splitsOff(int last) {
        double value = sweep.q()[last];
        double gap = sweep.leastBefore() - value;
        return value < QdSweep.ZERO || (gap > 0 && value / (sum + value) * (sweep.e()[last - 1] / gap) <= EPS);
    }

    /** The eigenvalues of the last two rows of BBᵀ, of which the second may have an entry e beyond the block. */
    private void solvePair(int i, double[] values) {
        double above = sweep.q()[i] + sweep.e()[i];
        double below = sweep.q()[i + 1] + sweep.e()[i + 1];
        double coupling = Math.sqrt(sweep.e()[i]) * Math.sqrt(sweep.q()[i + 1]);
        double root = Math.hypot(above - below, 2 * coupling);
        double larger = (above + below + root) / 2;
        // λ₁λ₂ = q₀(q₁ + e₁) + e₀e₁: no cancellation.
        double smaller = quotient(sweep.q()[i], below, larger) + quotient(sweep.e()[i], sweep.e()[i + 1], larger);
        values[i] = withTaken(larger);
        values[i + 1] = withTaken(smaller);
    }

    /** xy/z for z not less than either. */
    private static double quotient(double x, double y, double z) {
        return z == 0 ? 0 : Math.min(x, y) * (Math.max(x, y) / z);
    }

    private double withTaken(double square) {
        return sum + (sumLow + square);
    }
}
