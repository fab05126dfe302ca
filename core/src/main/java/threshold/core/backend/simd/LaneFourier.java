package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;

import java.util.function.IntFunction;
import jdk.incubator.vector.DoubleVector;
import threshold.core.algorithm.Fft;
import threshold.core.algorithm.StockhamFft;

/**
 * The transform of N = R·L points as L interleaved ones of R points, a lane each, and R of L points across:
 *
 * <pre>x̂[k + R j] = Σ_l exp(−2πi l j/L) exp(−2πi l k/N) Σ_r x[L r + l] exp(−2πi r k/R).</pre>
 *
 * The first need no exchange between lanes. For the others L neighbours k are taken together, one in each lane, so that
 * they need none either, but for the loads, which gather. 4.25 N log₂ N flops.
 *
 * <p>Source: Van Loan, Computational Frameworks for the Fast Fourier Transform, sections 1.7 and 3.3.
 */
final class LaneFourier extends StockhamFft {

    private static final double ROOT_HALF = Math.sqrt(.5);

    private final int n;
    private final int rows;

    /** cos and sin of 2πp/R. */
    private final double[] cos;

    private final double[] sin;

    /** cos and sin of 2π l k/N at k L + l. */
    private final double[] betweenCos;

    private final double[] betweenSin;

    /** Of L neighbours k, lane l each. */
    private final int[] apart;

    private LaneFourier(int n) {
        super(n / L, L);
        this.n = n;
        rows = n / L;
        cos = new double[rows];
        sin = new double[rows];
        for (int p = 0; p < rows; p++) {
            cos[p] = StrictMath.cos(2 * Math.PI * p / rows);
            sin[p] = StrictMath.sin(2 * Math.PI * p / rows);
        }
        betweenCos = new double[n];
        betweenSin = new double[n];
        for (int l = 0; l < L; l++) {
            for (int k = 0; k < rows; k++) {
                betweenCos[k * L + l] = StrictMath.cos(2 * Math.PI * l * k / n);
                betweenSin[k * L + l] = StrictMath.sin(2 * Math.PI * l * k / n);
            }
        }
        apart = new int[L];
        for (int k = 0; k < L; k++) {
            apart[k] = k * L;
        }
    }

    /**
     * The transform of n points, a power of two: this one where there are vectors of eight and points for them, else
     * another, which tells by its path.
     */
    static Fft of(int n, IntFunction<Fft> otherwise) {
        return L == 8 && n >= L * L ? new LaneFourier(n) : otherwise.apply(n);
    }

    @Override
    public String path() {
        return "lanes";
    }

    @Override
    protected void two(int stride, double[] xr, double[] xi, double[] yr, double[] yi) {
        for (int q = 0; q < stride; q += L) {
            DoubleVector ar = DoubleVector.fromArray(SPECIES, xr, q);
            DoubleVector ai = DoubleVector.fromArray(SPECIES, xi, q);
            DoubleVector br = DoubleVector.fromArray(SPECIES, xr, q + stride);
            DoubleVector bi = DoubleVector.fromArray(SPECIES, xi, q + stride);
            ar.add(br).intoArray(yr, q);
            ai.add(bi).intoArray(yi, q);
            ar.sub(br).intoArray(yr, q + stride);
            ai.sub(bi).intoArray(yi, q + stride);
        }
    }

    @Override
    protected void four(int quarter, int stride, double[] xr, double[] xi, double[] yr, double[] yi) {
        int quarterApart = quarter * stride;
        int turn = stride / L;
        for (int p = 0; p < quarter; p++) {
            int w = p * turn;
            DoubleVector c1 = DoubleVector.broadcast(SPECIES, cos[w]);
            DoubleVector s1 = DoubleVector.broadcast(SPECIES, sin[w]);
            DoubleVector c2 = DoubleVector.broadcast(SPECIES, cos[2 * w]);
            DoubleVector s2 = DoubleVector.broadcast(SPECIES, sin[2 * w]);
            DoubleVector c3 = DoubleVector.broadcast(SPECIES, cos[3 * w]);
            DoubleVector s3 = DoubleVector.broadcast(SPECIES, sin[3 * w]);
            for (int q = 0; q < stride; q += L) {
                int x = p * stride + q;
                int y = 4 * p * stride + q;
                DoubleVector ar = DoubleVector.fromArray(SPECIES, xr, x);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, xi, x);
                DoubleVector br = DoubleVector.fromArray(SPECIES, xr, x + quarterApart);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, xi, x + quarterApart);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, xr, x + 2 * quarterApart);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, xi, x + 2 * quarterApart);
                DoubleVector dr = DoubleVector.fromArray(SPECIES, xr, x + 3 * quarterApart);
                DoubleVector di = DoubleVector.fromArray(SPECIES, xi, x + 3 * quarterApart);
                DoubleVector sumR = ar.add(cr);
                DoubleVector sumI = ai.add(ci);
                DoubleVector difR = ar.sub(cr);
                DoubleVector difI = ai.sub(ci);
                DoubleVector oddR = br.add(dr);
                DoubleVector oddI = bi.add(di);
                DoubleVector turnR = br.sub(dr);
                DoubleVector turnI = bi.sub(di);
                sumR.add(oddR).intoArray(yr, y);
                sumI.add(oddI).intoArray(yi, y);
                // The twiddle factors are exp(−i…) = c − i s.
                DoubleVector r1 = difR.add(turnI);
                DoubleVector i1 = difI.sub(turnR);
                r1.fma(c1, i1.mul(s1)).intoArray(yr, y + stride);
                i1.fma(c1, r1.mul(s1).neg()).intoArray(yi, y + stride);
                DoubleVector r2 = sumR.sub(oddR);
                DoubleVector i2 = sumI.sub(oddI);
                r2.fma(c2, i2.mul(s2)).intoArray(yr, y + 2 * stride);
                i2.fma(c2, r2.mul(s2).neg()).intoArray(yi, y + 2 * stride);
                DoubleVector r3 = difR.sub(turnI);
                DoubleVector i3 = difI.add(turnR);
                r3.fma(c3, i3.mul(s3)).intoArray(yr, y + 3 * stride);
                i3.fma(c3, r3.mul(s3).neg()).intoArray(yi, y + 3 * stride);
            }
        }
    }

    /** The transforms across. */
    @Override
    protected boolean finish(double[] xr, double[] xi, double[] yr, double[] yi) {
        turn(xr, xi);
        evens(xr, xi, yr, yi);
        odds(xr, xi, yr, yi);
        return true;
    }

    /** Times exp(−2πi l k/N), entry by entry. */
    private void turn(double[] xr, double[] xi) {
        for (int i = 0; i < n; i += L) {
            DoubleVector re = DoubleVector.fromArray(SPECIES, xr, i);
            DoubleVector im = DoubleVector.fromArray(SPECIES, xi, i);
            DoubleVector c = DoubleVector.fromArray(SPECIES, betweenCos, i);
            DoubleVector s = DoubleVector.fromArray(SPECIES, betweenSin, i);
            re.fma(c, im.mul(s)).intoArray(xr, i);
            im.fma(c, re.mul(s).neg()).intoArray(xi, i);
        }
    }

    /**
     * Of the transforms of eight points across the lanes, for L neighbours k at a time, the part of l = 0, 2, 4, 6. In
     * one method with the other part it is too large for C1 ("out of virtual registers"), and stays slow for good.
     */
    private void evens(double[] xr, double[] xi, double[] yr, double[] yi) {
        int r = rows;
        for (int k = 0; k < r; k += L) {
            DoubleVector r0 = DoubleVector.fromArray(SPECIES, xr, k * L, apart, 0);
            DoubleVector i0 = DoubleVector.fromArray(SPECIES, xi, k * L, apart, 0);
            DoubleVector r2 = DoubleVector.fromArray(SPECIES, xr, k * L + 2, apart, 0);
            DoubleVector i2 = DoubleVector.fromArray(SPECIES, xi, k * L + 2, apart, 0);
            DoubleVector r4 = DoubleVector.fromArray(SPECIES, xr, k * L + 4, apart, 0);
            DoubleVector i4 = DoubleVector.fromArray(SPECIES, xi, k * L + 4, apart, 0);
            DoubleVector r6 = DoubleVector.fromArray(SPECIES, xr, k * L + 6, apart, 0);
            DoubleVector i6 = DoubleVector.fromArray(SPECIES, xi, k * L + 6, apart, 0);
            DoubleVector ar = r0.add(r4);
            DoubleVector ai = i0.add(i4);
            DoubleVector br = r0.sub(r4);
            DoubleVector bi = i0.sub(i4);
            DoubleVector cr = r2.add(r6);
            DoubleVector ci = i2.add(i6);
            DoubleVector dr = r2.sub(r6);
            DoubleVector di = i2.sub(i6);
            ar.add(cr).intoArray(yr, k);
            ai.add(ci).intoArray(yi, k);
            br.add(di).intoArray(yr, k + r);
            bi.sub(dr).intoArray(yi, k + r);
            ar.sub(cr).intoArray(yr, k + 2 * r);
            ai.sub(ci).intoArray(yi, k + 2 * r);
            br.sub(di).intoArray(yr, k + 3 * r);
            bi.add(dr).intoArray(yi, k + 3 * r);
        }
    }

    /** The part of l = 1, 3, 5, 7, turned by exp(−2πi j/8), and both together. */
    private void odds(double[] xr, double[] xi, double[] yr, double[] yi) {
        int r = rows;
        DoubleVector half = DoubleVector.broadcast(SPECIES, ROOT_HALF);
        for (int k = 0; k < r; k += L) {
            DoubleVector r1 = DoubleVector.fromArray(SPECIES, xr, k * L + 1, apart, 0);
            DoubleVector i1 = DoubleVector.fromArray(SPECIES, xi, k * L + 1, apart, 0);
            DoubleVector r3 = DoubleVector.fromArray(SPECIES, xr, k * L + 3, apart, 0);
            DoubleVector i3 = DoubleVector.fromArray(SPECIES, xi, k * L + 3, apart, 0);
            DoubleVector r5 = DoubleVector.fromArray(SPECIES, xr, k * L + 5, apart, 0);
            DoubleVector i5 = DoubleVector.fromArray(SPECIES, xi, k * L + 5, apart, 0);
            DoubleVector r7 = DoubleVector.fromArray(SPECIES, xr, k * L + 7, apart, 0);
            DoubleVector i7 = DoubleVector.fromArray(SPECIES, xi, k * L + 7, apart, 0);
            DoubleVector ar = r1.add(r5);
            DoubleVector ai = i1.add(i5);
            DoubleVector br = r1.sub(r5);
            DoubleVector bi = i1.sub(i5);
            DoubleVector cr = r3.add(r7);
            DoubleVector ci = i3.add(i7);
            DoubleVector dr = r3.sub(r7);
            DoubleVector di = i3.sub(i7);
            DoubleVector e = DoubleVector.fromArray(SPECIES, yr, k);
            DoubleVector o = ar.add(cr);
            e.add(o).intoArray(yr, k);
            e.sub(o).intoArray(yr, k + 4 * r);
            e = DoubleVector.fromArray(SPECIES, yi, k);
            o = ai.add(ci);
            e.add(o).intoArray(yi, k);
            e.sub(o).intoArray(yi, k + 4 * r);
            DoubleVector fr = br.add(di);
            DoubleVector fi = bi.sub(dr);
            e = DoubleVector.fromArray(SPECIES, yr, k + r);
            o = fr.add(fi).mul(half);
            e.add(o).intoArray(yr, k + r);
            e.sub(o).intoArray(yr, k + 5 * r);
            e = DoubleVector.fromArray(SPECIES, yi, k + r);
            o = fi.sub(fr).mul(half);
            e.add(o).intoArray(yi, k + r);
            e.sub(o).intoArray(yi, k + 5 * r);
            e = DoubleVector.fromArray(SPECIES, yr, k + 2 * r);
            o = ai.sub(ci);
            e.add(o).intoArray(yr, k + 2 * r);
            e.sub(o).intoArray(yr, k + 6 * r);
            e = DoubleVector.fromArray(SPECIES, yi, k + 2 * r);
            o = cr.sub(ar);
            e.add(o).intoArray(yi, k + 2 * r);
            e.sub(o).intoArray(yi, k + 6 * r);
            DoubleVector hr = br.sub(di);
            DoubleVector hi = bi.add(dr);
            e = DoubleVector.fromArray(SPECIES, yr, k + 3 * r);
            o = hi.sub(hr).mul(half);
            e.add(o).intoArray(yr, k + 3 * r);
            e.sub(o).intoArray(yr, k + 7 * r);
            e = DoubleVector.fromArray(SPECIES, yi, k + 3 * r);
            o = hr.add(hi).mul(half);
            e.sub(o).intoArray(yi, k + 3 * r);
            e.add(o).intoArray(yi, k + 7 * r);
        }
    }
}
