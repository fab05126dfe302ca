package threshold.core.algorithm;

/** The transform of a power of two points in plain loops. 4.25 N log₂ N flops. */
final class Fourier extends StockhamFft {

    private final double[] cos;
    private final double[] sin;

    /** @param n a power of two */
    Fourier(int n) {
        super(n, 1);
        cos = new double[n];
        sin = new double[n];
        for (int k = 0; k < n; k++) {
            cos[k] = StrictMath.cos(2 * Math.PI * k / n);
            sin[k] = StrictMath.sin(2 * Math.PI * k / n);
        }
    }

    @Override
    public String path() {
        return "plain loops";
    }

    @Override
    protected void two(int stride, double[] xr, double[] xi, double[] yr, double[] yi) {
        for (int q = 0; q < stride; q++) {
            yr[q] = xr[q] + xr[q + stride];
            yi[q] = xi[q] + xi[q + stride];
            yr[q + stride] = xr[q] - xr[q + stride];
            yi[q + stride] = xi[q] - xi[q + stride];
        }
    }

    @Override
    protected void four(int quarter, int stride, double[] xr, double[] xi, double[] yr, double[] yi) {
        int apart = quarter * stride;
        for (int p = 0; p < quarter; p++) {
            int k = p * stride;
            butterflies(
                    stride,
                    p * stride,
                    apart,
                    4 * p * stride,
                    cos[k],
                    sin[k],
                    cos[2 * k],
                    sin[2 * k],
                    cos[3 * k],
                    sin[3 * k],
                    xr,
                    xi,
                    yr,
                    yi);
        }
    }

    private static void butterflies(
            int stride,
            int from,
            int apart,
            int to,
            double c1,
            double s1,
            double c2,
            double s2,
            double c3,
            double s3,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi) {
        for (int q = 0; q < stride; q++) {
            int a = from + q;
            double sumR = xr[a] + xr[a + 2 * apart];
            double sumI = xi[a] + xi[a + 2 * apart];
            double difR = xr[a] - xr[a + 2 * apart];
            double difI = xi[a] - xi[a + 2 * apart];
            double oddR = xr[a + apart] + xr[a + 3 * apart];
            double oddI = xi[a + apart] + xi[a + 3 * apart];
            double turnR = xr[a + apart] - xr[a + 3 * apart];
            double turnI = xi[a + apart] - xi[a + 3 * apart];
            int y = to + q;
            yr[y] = sumR + oddR;
            yi[y] = sumI + oddI;
            // The twiddle factors are exp(−i…) = c − i s.
            double r1 = difR + turnI;
            double i1 = difI - turnR;
            yr[y + stride] = r1 * c1 + i1 * s1;
            yi[y + stride] = i1 * c1 - r1 * s1;
            double r2 = sumR - oddR;
            double i2 = sumI - oddI;
            yr[y + 2 * stride] = r2 * c2 + i2 * s2;
            yi[y + 2 * stride] = i2 * c2 - r2 * s2;
            double r3 = difR - turnI;
            double i3 = difI + turnR;
            yr[y + 3 * stride] = r3 * c3 + i3 * s3;
            yi[y + 3 * stride] = i3 * c3 - r3 * s3;
        }
    }
}
