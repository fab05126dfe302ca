package threshold.core.workload;

import threshold.core.Matrix;

/**
 * A stable, random m-channel series: channel c is an AR(2) process with poles 0.8·e^(±iθ_c), driven by unit white noise
 * and by the last sample of channel c − 1.
 *
 * <p>The cascade keeps the system block triangular, hence stable for every m; the angles are spread over (0, π).
 */
public final class Autoregression {

    private static final double RADIUS = 0.8;
    private static final double COUPLING = 0.5;
    private static final int WARM_UP = 200;

    private Autoregression() {}

    /** N samples (rows) of m channels (columns), after {@value #WARM_UP} steps from rest. */
    public static Matrix series(int samples, int channels, long seed) {
        Normals random = new Normals(seed);
        double[] last = new double[channels];
        double[] beforeLast = new double[channels];
        Matrix series = Matrix.zeros(samples, channels);
        for (int t = -WARM_UP; t < samples; t++) {
            double[] y = new double[channels];
            for (int c = 0; c < channels; c++) {
                double theta = Math.PI * (c + 1) / (channels + 2);
                double drive = c == 0 ? 0 : COUPLING * last[c - 1];
                y[c] = 2 * RADIUS * StrictMath.cos(theta) * last[c]
                        - RADIUS * RADIUS * beforeLast[c]
                        + drive
                        + random.next();
            }
            beforeLast = last;
            last = y;
            if (t >= 0) {
                System.arraycopy(y, 0, series.data(), t * channels, channels);
            }
        }
        return series;
    }
}
