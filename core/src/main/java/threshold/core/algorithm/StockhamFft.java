package threshold.core.algorithm;

/**
 * Transforms by radix 4 that sort as they go (Stockham): every pass reads one pair of arrays in four sequences and
 * writes the other, so that its inner loop is over neighbours.
 *
 * <p>Source: Van Loan, Computational Frameworks for the Fast Fourier Transform, sections 1.7 and 2.4.
 */
public abstract class StockhamFft implements Fft {

    private final int points;
    private final int interleaved;
    private final double[] otherRe;
    private final double[] otherIm;

    /**
     * @param points of each transform, a power of two
     * @param interleaved how many transforms there are, entry by entry
     */
    protected StockhamFft(int points, int interleaved) {
        if (Integer.bitCount(points) != 1) {
            throw new IllegalArgumentException("a transform takes a power of two points, not " + points);
        }
        this.points = points;
        this.interleaved = interleaved;
        otherRe = new double[points * interleaved];
        otherIm = new double[points * interleaved];
    }

    @Override
    public final void forward(double[] re, double[] im) {
        double[] xr = re;
        double[] xi = im;
        double[] yr = otherRe;
        double[] yi = otherIm;
        int length = points;
        int stride = interleaved;
        while (length > 1) {
            int radix = length == 2 ? 2 : 4;
            if (radix == 2) {
                two(stride, xr, xi, yr, yi);
            } else {
                four(length / 4, stride, xr, xi, yr, yi);
            }
            length /= radix;
            stride *= radix;
            double[] r = xr;
            double[] i = xi;
            xr = yr;
            xi = yi;
            yr = r;
            yi = i;
        }
        if (finish(xr, xi, yr, yi)) {
            xr = yr;
            xi = yi;
        }
        if (xr != re) {
            System.arraycopy(xr, 0, re, 0, xr.length);
            System.arraycopy(xi, 0, im, 0, xi.length);
        }
    }

    /** A butterfly of two for {@code stride} neighbours: y = x + x′, y′ = x − x′, {@code stride} apart. */
    protected abstract void two(int stride, double[] xr, double[] xi, double[] yr, double[] yi);

    /**
     * Butterflies of four, {@code quarter} different ones, each for {@code stride} neighbours, from x to y; number p is
     * turned by the powers of exp(−2πi p/(4·quarter)).
     */
    protected abstract void four(int quarter, int stride, double[] xr, double[] xi, double[] yr, double[] yi);

    /**
     * What is left to be done after the passes.
     *
     * @return whether it went from x to y
     */
    protected boolean finish(double[] xr, double[] xi, double[] yr, double[] yi) {
        return false;
    }
}
