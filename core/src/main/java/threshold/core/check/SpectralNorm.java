package threshold.core.check;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.workload.Normals;

/** ‖A‖₂ by the power method on AᵀA from a seeded random start: a lower bound, within a few per cent. */
final class SpectralNorm {

    private static final int STEPS = 8;
    private static final long SEED = 0x5eed;

    private SpectralNorm() {}

    /** Adds AᵀA v to {@code image}, which is zero. */
    @FunctionalInterface
    interface GramProduct {
        void add(double[] v, double[] image);
    }

    static double of(Matrix a) {
        return of(a.cols(), (v, image) -> {
            double[] back = Products.transposedTimes(a, Products.times(a, v));
            System.arraycopy(back, 0, image, 0, image.length);
        });
    }

    static double of(int n, GramProduct gram) {
        return of(n, STEPS, gram);
    }

    static double of(int n, int steps, GramProduct gram) {
        double[] v = new Normals(SEED).direction(n);
        double[] image = new double[n];
        double norm = 0;
        for (int step = 0; step < steps; step++) {
            Arrays.fill(image, 0);
            gram.add(v, image);
            norm = Norms.two(image);
            if (norm == 0) {
                return 0;
            }
            for (int j = 0; j < n; j++) {
                v[j] = image[j] / norm;
            }
        }
        return Math.sqrt(norm);
    }
}
