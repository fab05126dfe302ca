package threshold.core.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SVD of a square matrix A = U diag(σ) Vᵀ by {@link Bidiagonalisation} and {@link BidiagonalQr}.
 *
 * <p>Values: 8n³/3 flops and O(n²). Vectors: 12n³ flops of rotations and 8n³/3 of reflectors more. U and V are
 * products of rotations and reflectors, hence orthonormal to working precision whatever the rank. Backward stable:
 * |σ̂ − σ| is a small multiple of n·eps·σ₁. Source: Golub and Van Loan, section 8.6.
 */
final class SquareSvd {

    private final int n;
    private final Bidiagonalisation bidiagonalisation;
    private final BidiagonalQr iteration;
    private final DescendingOrder order;
    private final double[] work;
    private final double[] sigma;
    private final double[] superdiagonal;
    private final @Nullable Vectors vectors;

    /** The factors by rows while they are rotated, and by columns when done. */
    private static final class Vectors {
        final double[] ut;
        final double[] vt;
        final double[] u;
        final double[] v;

        Vectors(int n) {
            ut = new double[n * n];
            vt = new double[n * n];
            u = new double[n * n];
            v = new double[n * n];
        }
    }

    SquareSvd(Blas blas, int n, boolean wantVectors) {
        this.n = n;
        bidiagonalisation = new Bidiagonalisation(blas, n);
        order = new DescendingOrder(n);
        work = new double[n * n];
        sigma = new double[n];
        superdiagonal = new double[Math.max(1, n - 1)];
        if (wantVectors) {
            vectors = new Vectors(n);
            iteration = new BidiagonalQr(n, new Rotations(blas, n, vectors.ut), new Rotations(blas, n, vectors.vt));
        } else {
            vectors = null;
            iteration = new BidiagonalQr(n, null, null);
        }
    }

    /** The matrix to decompose, n×n: fill it, then call {@link #run}, which overwrites it. */
    double[] operand() {
        return work;
    }

    void run() {
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(n * n, work, 0));
        PowerOfTwo.scale(n * n, -e, work, 0);
        bidiagonalisation.reduce(work, sigma, superdiagonal);
        if (vectors != null) {
            identity(vectors.ut);
            identity(vectors.vt);
        }
        iteration.solve(sigma, superdiagonal);
        makePositive();
        order.sort(sigma);
        if (vectors != null) {
            order.columnsFromRows(vectors.ut, vectors.u);
            order.columnsFromRows(vectors.vt, vectors.v);
            bidiagonalisation.applyQ(vectors.u);
            bidiagonalisation.applyP(vectors.v);
        }
        PowerOfTwo.scale(n, e, sigma, 0);
    }

    /** σ, descending. */
    double[] sigma() {
        return sigma;
    }

    /** U, n×n. */
    double[] u() {
        return requireVectors().u;
    }

    /** V, n×n. */
    double[] v() {
        return requireVectors().v;
    }

    private Vectors requireVectors() {
        if (vectors == null) {
            throw new IllegalStateException("only the values were asked for");
        }
        return vectors;
    }

    private void makePositive() {
        for (int i = 0; i < n; i++) {
            if (sigma[i] < 0 && vectors != null) {
                for (int j = i * n; j < (i + 1) * n; j++) {
                    vectors.vt[j] = -vectors.vt[j];
                }
            }
            sigma[i] = Math.abs(sigma[i]);
        }
    }

    private void identity(double[] z) {
        Arrays.fill(z, 0);
        for (int i = 0; i < n; i++) {
            z[i * (n + 1)] = 1;
        }
    }
}
