package threshold.core.algorithm;

/**
 * Singular values of an upper bidiagonal matrix by implicit QR with a zero shift where a shift would spoil small
 * values; the rotations are handed on for the vectors.
 *
 * <p>About two sweeps a value, O(n²) in all, plus 6n³ flops for each side of vectors. A sweep runs down or up,
 * whichever end is larger first, by one code: read from the other end a bidiagonal matrix is the transpose of one.
 * Source: Demmel and Kahan, SIAM J. Sci. Stat. Comput. 11 (1990); LAPACK dbdsqr.
 */
final class BidiagonalQr {

    private static final double EPS = 0x1p-53;

    /** Under it, squares may have lost bits, and a rotation would not be one. */
    private static final double SAFE_SQUARE = 0x1p-900;

    /** Sweeps allowed, per value. */
    private static final int PATIENCE = 30;

    private final int n;
    private final Rotations left;
    private final Rotations right;
    private double[] d = {};
    private double[] e = {};
    private double c;
    private double s;
    private double r;

    /** @param left takes the rotations of Uᵀ's rows, {@code right} those of Vᵀ's */
    BidiagonalQr(int n, Rotations left, Rotations right) {
        this.n = n;
        this.left = left;
        this.right = right;
    }

    /**
     * Overwrites the diagonal by the singular values, in no order and with either sign, and the superdiagonal by zeros.
     *
     * @throws ArithmeticException if {@value #PATIENCE} sweeps a value were not enough
     */
    void solve(double[] diagonal, double[] superdiagonal) {
        d = diagonal;
        e = superdiagonal;
        double norm = Math.max(PowerOfTwo.largest(n, d, 0), PowerOfTwo.largest(n - 1, e, 0));
        double negligible = EPS * EPS * norm;
        int high = n - 1;
        long sweeps = 0;
        while (high > 0) {
            int low = activeBlock(high, negligible);
            if (low == high) {
                high--;
            } else if (sweeps++ > (long) PATIENCE * n) {
                throw new ArithmeticException("the singular values of a bidiagonal matrix of order " + n
                        + " did not converge in " + PATIENCE + " sweeps each");
            } else {
                sweep(low, high);
            }
        }
        left.flush();
        right.flush();
    }

    /**
     * The start of the unreduced block that ends at {@code high}; what is negligible above the diagonal becomes zero.
     */
    private int activeBlock(int high, double negligible) {
        for (int i = high - 1; i >= 0; i--) {
            if (Math.abs(e[i]) <= EPS * (Math.abs(d[i]) + Math.abs(d[i + 1])) || Math.abs(e[i]) <= negligible) {
                e[i] = 0;
                return i + 1;
            }
        }
        return 0;
    }

    private void sweep(int low, int high) {
        boolean down = Math.abs(d[low]) >= Math.abs(d[high]);
        int first = down ? low : high;
        int last = down ? high : low;
        double shift = shift(last, down ? -1 : 1);
        double start = Math.abs(d[first]);
        boolean zero = start == 0 || (shift / start) * (shift / start) < EPS;
        if (zero) {
            zeroShiftSweep(first, last, down ? 1 : -1);
        } else {
            shiftedSweep(first, last, down ? 1 : -1, shift);
        }
    }

    /**
     * The smaller singular value of the 2×2 block at the far end, of entries d[last], d[last + in] and what is
     * between.
     */
    private double shift(int last, int in) {
        double f = Math.abs(d[last + in]);
        double g = Math.abs(e[Math.min(last, last + in)]);
        double h = Math.abs(d[last]);
        // σ₁ ± σ₂ = √((f ± h)² + g²), and σ₁σ₂ = fh: no cancellation.
        double largest = (Math.sqrt((f + h) * (f + h) + g * g) + Math.sqrt((f - h) * (f - h) + g * g)) / 2;
        return largest == 0 ? 0 : f * (h / largest);
    }

    /** One QR step with the given shift, from {@code first} to {@code last} in steps of ±1. */
    private void shiftedSweep(int first, int last, int step, double shift) {
        double f = (Math.abs(d[first]) - shift) * (Math.copySign(1, d[first]) + shift / d[first]);
        double g = e[between(first, step)];
        for (int i = first; i != last; i += step) {
            int j = i + step;
            int ij = between(i, step);
            rotation(f, g);
            if (i != first) {
                e[between(i, -step)] = r;
            }
            f = c * d[i] + s * e[ij];
            e[ij] = c * e[ij] - s * d[i];
            g = s * d[j];
            d[j] = c * d[j];
            emit(step, true, i, j);
            rotation(f, g);
            d[i] = r;
            f = c * e[ij] + s * d[j];
            d[j] = c * d[j] - s * e[ij];
            if (j != last) {
                int next = between(j, step);
                g = s * e[next];
                e[next] = c * e[next];
            }
            emit(step, false, i, j);
        }
        e[between(last, -step)] = f;
    }

    /** One step with shift zero, arranged so that every value keeps its relative accuracy. */
    private void zeroShiftSweep(int first, int last, int step) {
        double cs = 1;
        double oldCs = 1;
        double oldSn = 0;
        for (int i = first; i != last; i += step) {
            int j = i + step;
            rotation(d[i] * cs, e[between(i, step)]);
            double sn = s;
            cs = c;
            emit(step, true, i, j);
            if (i != first) {
                e[between(i, -step)] = oldSn * r;
            }
            rotation(oldCs * r, d[j] * sn);
            oldCs = c;
            oldSn = s;
            d[i] = r;
            emit(step, false, i, j);
        }
        double h = d[last] * cs;
        d[last] = h * oldCs;
        e[between(last, -step)] = h * oldSn;
    }

    /** The index of the entry between diagonal entries i and i + step. */
    private static int between(int i, int step) {
        return step > 0 ? i : i - 1;
    }

    /** Hands a rotation on. Read upwards, the matrix is transposed: right and left change places. */
    private void emit(int step, boolean fromRight, int i, int j) {
        Rotations target = fromRight == (step > 0) ? right : left;
        target.add(i, j, c, s);
    }

    /** The rotation (c, s) that maps (f, g) to (r, 0). */
    private void rotation(double f, double g) {
        if (g == 0) {
            c = 1;
            s = 0;
            r = f;
        } else {
            double square = f * f + g * g;
            r = Math.copySign(square > SAFE_SQUARE ? Math.sqrt(square) : Math.hypot(f, g), f);
            c = f / r;
            s = g / r;
        }
    }
}
