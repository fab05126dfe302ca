package threshold.core.saturation;

import threshold.core.Matrix;

/** Rows with mean 0 and variance 1: h = (x − x̄)/√(var x + 1e-5), and its derivative. */
final class LayerNorm {

    private static final double EPSILON = 1e-5;

    private final Matrix h;
    private final double[] scale;

    LayerNorm(int rows, int cols) {
        h = Matrix.zeros(rows, cols);
        scale = new double[rows];
    }

    /** h of x; what it returns is written over by the next call. */
    Matrix of(Matrix x) {
        int d = h.cols();
        for (int i = 0; i < h.rows(); i++) {
            double mean = 0;
            for (int j = 0; j < d; j++) {
                mean += x.data()[i * d + j] / d;
            }
            double variance = 0;
            for (int j = 0; j < d; j++) {
                double centred = x.data()[i * d + j] - mean;
                variance += centred * centred / d;
            }
            scale[i] = 1 / Math.sqrt(variance + EPSILON);
            for (int j = 0; j < d; j++) {
                h.data()[i * d + j] = (x.data()[i * d + j] - mean) * scale[i];
            }
        }
        return h;
    }

    /** ∂f/∂x from ∂f/∂h of the last x: (g − ḡ − h·mean(g∘h)) / √(var x + 1e-5). */
    Matrix backward(Matrix g) {
        int d = h.cols();
        Matrix gradient = Matrix.zeros(h.rows(), d);
        for (int i = 0; i < h.rows(); i++) {
            double mean = 0;
            double along = 0;
            for (int j = 0; j < d; j++) {
                mean += g.data()[i * d + j] / d;
                along += g.data()[i * d + j] * h.data()[i * d + j] / d;
            }
            for (int j = 0; j < d; j++) {
                int at = i * d + j;
                gradient.data()[at] = scale[i] * (g.data()[at] - mean - h.data()[at] * along);
            }
        }
        return gradient;
    }
}
