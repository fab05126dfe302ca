package threshold.core.workload;

import java.util.Arrays;
import threshold.core.Matrix;

/** Random matrices: of a given spectrum, or with independent entries. */
public final class Matrices {

    /** Up to it, right factors are from the uniform distribution; that takes minutes for a few thousand. */
    private static final int LARGEST_HAAR = 1024;

    private Matrices() {}

    /**
     * A = Q₁ diag(σ) Q₂ᵀ, rows×n, with random orthogonal factors: its singular values are σ up to a few units of
     * eps·σ₁.
     *
     * @param sigma the n singular values, n ≤ rows
     */
    public static Matrix withSpectrum(int rows, double[] sigma, long seed) {
        Matrix right = sigma.length > LARGEST_HAAR ? squareWithSpectrum(sigma, seed) : null;
        Normals random = new Normals(seed);
        return Orthogonal.tall(rows, right == null ? Orthogonal.diagonalTimesHaar(sigma, random) : right, random);
    }

    /**
     * A = Q₁ diag(σ) Q₂ᵀ, n×n, with {@linkplain Butterflies cheap} random orthogonal factors: O(n² log n), for sizes where
     * those of {@link #withSpectrum} take too long.
     */
    public static Matrix squareWithSpectrum(double[] sigma, long seed) {
        Normals random = new Normals(seed);
        Matrix half = diagonal(sigma);
        Butterflies.apply(half, random);
        Matrix a = half.transposed();
        Butterflies.apply(a, random);
        return a;
    }

    /**
     * A = Q diag(λ) Qᵀ, n×n and symmetric to the last bit, with a {@linkplain Butterflies cheap} random orthogonal Q: its
     * eigenvalues are λ up to a few units of eps·max |λ|.
     */
    public static Matrix symmetric(double[] lambda, long seed) {
        int n = lambda.length;
        Matrix half = diagonal(lambda);
        Butterflies.apply(half, new Normals(seed));
        Matrix a = half.transposed();
        Butterflies.apply(a, new Normals(seed));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a.data()[i * n + j] = a.data()[j * n + i];
            }
        }
        return a;
    }

    private static Matrix diagonal(double[] values) {
        int n = values.length;
        Matrix diagonal = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            diagonal.data()[i * (n + 1)] = values[i];
        }
        return diagonal;
    }

    /** {@code norm} times a random orthogonal n×n matrix: every singular value is {@code norm}. */
    public static Matrix scaledOrthogonal(int n, double norm, long seed) {
        double[] sigma = new double[n];
        Arrays.fill(sigma, norm);
        return Orthogonal.diagonalTimesHaar(sigma, new Normals(seed));
    }

    /** Independent entries, uniform on [−1, 1). */
    public static Matrix uniform(int rows, int cols, long seed) {
        Normals random = new Normals(seed);
        double[] data = new double[Math.multiplyExact(rows, cols)];
        for (int i = 0; i < data.length; i++) {
            data[i] = 2 * random.uniform() - 1;
        }
        return new Matrix(rows, cols, data);
    }

    /** Independent standard normal entries, filled row by row. */
    public static Matrix normal(int rows, int cols, long seed) {
        return new Matrix(rows, cols, new Normals(seed).next(Math.multiplyExact(rows, cols)));
    }
}
