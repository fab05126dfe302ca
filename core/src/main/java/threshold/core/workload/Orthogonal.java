package threshold.core.workload;

import java.util.Arrays;
import threshold.core.Matrix;

/** Random orthogonal factors, applied by Householder reflections H = I − 2uuᵀ rather than formed. */
final class Orthogonal {

    private Orthogonal() {}

    /**
     * diag(σ) Qᵀ with Q from the uniform (Haar) distribution of n×n orthogonal matrices: one reflection in each
     * dimension from n down to 1, and random signs. (4/3)n³ flops.
     *
     * <p>Source: Stewart, The efficient generation of random orthogonal matrices, SIAM J. Numer. Anal. 17, 1980.
     */
    static Matrix diagonalTimesHaar(double[] sigma, Normals random) {
        int n = sigma.length;
        double[] m = new double[n * n];
        for (int i = 0; i < n; i++) {
            m[i * n + i] = random.sign() * sigma[i];
        }
        double[] w = new double[n];
        for (int k = n - 2; k >= 0; k--) {
            reflect(random.direction(n - k), m, k, n, k, w);
        }
        return new Matrix(n, n, m).transposed();
    }

    /**
     * Q C for a random Q of {@code rows}×r with orthonormal columns, C of r×c: all singular values of C are kept.
     *
     * <p>Q is a stack of reflections of dimension r, each with weight w_b and Σ w_b² = 1, mixed by two reflections of
     * dimension {@code rows}. About 16·rows·c flops and seven sweeps over the result, so that a 50304×1024 matrix takes
     * seconds; every stretch of r rows has full rank, as in a matrix of independent entries.
     */
    static Matrix tall(int rows, Matrix c, Normals random) {
        int r = c.rows();
        int cols = c.cols();
        if (rows < r) {
            throw new IllegalArgumentException(
                    "an isometry needs at least as many rows as columns, not " + rows + "x" + r);
        }
        double[] out = new double[Math.multiplyExact(rows, cols)];
        double[] weights = weights(rows / r, random);
        double[] w = new double[cols];
        for (int b = 0; b < weights.length; b++) {
            int from = b * r;
            System.arraycopy(c.data(), 0, out, from * cols, r * cols);
            reflect(random.direction(r), out, from, cols, 0, w);
            scaleRows(out, from, r, cols, weights[b], random);
        }
        for (int pass = 0; pass < 2; pass++) {
            reflect(random.direction(rows), out, 0, cols, 0, w);
        }
        return new Matrix(rows, cols, out);
    }

    private static double[] weights(int count, Normals random) {
        double[] weights = new double[count];
        double square = 0;
        for (int b = 0; b < count; b++) {
            weights[b] = 0.5 + random.uniform();
            square += weights[b] * weights[b];
        }
        for (int b = 0; b < count; b++) {
            weights[b] /= Math.sqrt(square);
        }
        return weights;
    }

    private static void scaleRows(double[] a, int from, int rows, int cols, double weight, Normals random) {
        for (int i = from; i < from + rows; i++) {
            double scale = random.sign() * weight;
            for (int j = 0; j < cols; j++) {
                a[i * cols + j] *= scale;
            }
        }
    }

    /** Rows {@code row …} of A ← (I − 2uuᵀ) times them, from column {@code col} on; w is workspace. */
    private static void reflect(double[] u, double[] a, int row, int lda, int col, double[] w) {
        Arrays.fill(w, 0);
        for (int i = 0; i < u.length; i++) {
            int ao = (row + i) * lda;
            for (int j = col; j < lda; j++) {
                w[j] += u[i] * a[ao + j];
            }
        }
        for (int i = 0; i < u.length; i++) {
            int ao = (row + i) * lda;
            double scale = -2 * u[i];
            for (int j = col; j < lda; j++) {
                a[ao + j] += scale * w[j];
            }
        }
    }
}
