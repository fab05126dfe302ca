package threshold.core.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * SVD of a square matrix A = U diag(σ) Vᵀ by {@link Bidiagonalisation} and {@link BidiagonalQd} for values, {@link
 * BidiagonalQr} for vectors.
 *
 * <p>Values: 8n³/3 flops and O(n²). Vectors: 12n³ flops of rotations and 8n³/3 of reflectors more. U and V are
 * products of rotations and reflectors, hence orthonormal to working precision whatever the rank. Backward stable:
 * |σ̂ − σ| is a small multiple of n·eps·σ₁. Source: Golub and Van Loan, section 8.6.
 */
final class SquareSvd {

    private final int n;
    private final Bidiagonalisation bidiagonalisation;
    private final BidiagonalQd values;
    private final DescendingOrder order;
    private final double[] work;
    private final double[] sigma;
    private final double[] superdiagonal;
    private final @Nullable Vectors vectors;

    /** The factors by rows while they are rotated, and by columns when done. */
    private static final class Vectors {
        final Rotations ut;
        final Rotations vt;
        final double[] u;
        final double[] v;
        final BidiagonalQr iteration;

        Vectors(Blas blas, int n) {
            ut = new Rotations(blas, n);
            vt = new Rotations(blas, n);
            u = new double[n * n];
            v = new double[n * n];
            iteration = new BidiagonalQr(n, ut, vt);
        }
    }

    SquareSvd(Blas blas, int n, boolean wantVectors) {
        this.n = n;
        bidiagonalisation = new Bidiagonalisation(blas, n);
        order = new DescendingOrder(n);
        work = new double[n * n];
        sigma = new double[n];
        superdiagonal = new double[Math.max(1, n - 1)];
        values = new BidiagonalQd(n);
        vectors = wantVectors ? new Vectors(blas, n) : null;
    }

    /** The matrix to decompose, n×n: fill it, then call {@link #run}, which overwrites it. */
    double[] operand() {
        return work;
    }

    void run() {
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(n * n, work, 0));
        PowerOfTwo.scale(n * n, -e, work, 0);
        bidiagonalisation.reduce(work, sigma, superdiagonal);
        if (vectors == null) {
            values.solve(sigma, superdiagonal);
            order.sort(sigma);
        } else {
            rotate(vectors);
        }
        PowerOfTwo.scale(n, e, sigma, 0);
    }

    private void rotate(Vectors wanted) {
        wanted.ut.reset();
        wanted.vt.reset();
        wanted.iteration.solve(sigma, superdiagonal);
        makePositive(wanted.vt);
        order.sort(sigma);
        wanted.ut.copyColumns(order, wanted.u);
        wanted.vt.copyColumns(order, wanted.v);
        bidiagonalisation.applyQ(wanted.u);
        bidiagonalisation.applyP(wanted.v);
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

    private void makePositive(Rotations vt) {
        for (int i = 0; i < n; i++) {
            if (sigma[i] < 0) {
                vt.negate(i);
            }
            sigma[i] = Math.abs(sigma[i]);
        }
    }
}
