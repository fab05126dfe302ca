package threshold.core.backend.simd;

import java.util.Arrays;

/**
 * A plain dot product of 1024, one addition after the other, again and again: the code nobody will ever tune, so that
 * it changes only when the machine does. The checksum is the sum of the products: 1024 for each.
 */
final class RulerProbe extends CeilingProbe.Share {

    private static final int LENGTH = 1024;

    private final double[] x = new double[LENGTH];
    private final double[] y = new double[LENGTH];
    private final int times;

    RulerProbe(int times) {
        this.times = times;
        Arrays.fill(x, 2);
        Arrays.fill(y, 0.5);
    }

    @Override
    public void run() {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += dot(x, y);
        }
        checksum = sum;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
