package threshold.core.check;

import threshold.core.Matrix;
import threshold.core.workload.Normals;

/** Frobenius norms of products, estimated by random ±1 vectors z where forming them is not cheap: E‖Xz‖² = ‖X‖²_F. */
final class Probes {

    static final int COUNT = 6;

    /** Multiplications up to which a product is formed. */
    static final double MOST_EXACT = 1.5e8;

    private static final long SEED = 0x5bd;

    private Probes() {}

    /** X z. */
    @FunctionalInterface
    interface Image {
        double[] of(double[] z);
    }

    /** ‖X‖_F, X of n columns. */
    static double frobenius(int n, Image image) {
        Normals random = new Normals(SEED);
        double[] norms = new double[COUNT];
        for (int p = 0; p < COUNT; p++) {
            double[] z = new double[n];
            for (int j = 0; j < n; j++) {
                z[j] = random.sign();
            }
            norms[p] = Norms.two(image.of(z));
        }
        return Norms.two(norms) / Math.sqrt(COUNT);
    }

    /** ‖QᵀQ − I‖_F. */
    static double defect(Matrix q) {
        int k = q.cols();
        if ((double) q.rows() * k * k > MOST_EXACT) {
            return frobenius(k, z -> Products.transposedTimesLess(q, Products.times(q, z), z));
        }
        double[] gram = Products.gram(q);
        for (int j = 0; j < k; j++) {
            gram[j * k + j] -= 1;
        }
        return Norms.two(gram);
    }
}
