package threshold.core.family;

import java.util.stream.DoubleStream;
import threshold.core.Matrix;

/** Matrices and series made from others. */
final class Variants {

    private Variants() {}

    /** λA. */
    static Matrix times(Matrix a, double lambda) {
        return new Matrix(
                a.rows(),
                a.cols(),
                DoubleStream.of(a.data()).map(v -> v * lambda).toArray());
    }

    /** Two channels, both the one of the series. */
    static Matrix twice(Matrix series) {
        Matrix both = Matrix.zeros(series.rows(), 2);
        for (int t = 0; t < series.rows(); t++) {
            both.data()[2 * t] = series.data()[t];
            both.data()[2 * t + 1] = series.data()[t];
        }
        return both;
    }

    /** The sums of a series of one channel up to each time. */
    static Matrix integrated(Matrix series) {
        double[] sums = series.data().clone();
        for (int t = 1; t < sums.length; t++) {
            sums[t] += sums[t - 1];
        }
        return new Matrix(sums.length, 1, sums);
    }
}
