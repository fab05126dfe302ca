package threshold.core.check;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.workload.Spectrum;

/**
 * Singular values by means that no backend shares: a row-blocked Householder QR, then one-sided Jacobi on the rows of R
 * (Hestenes 1958; rotations as in Drmač and Veselić 2008). 2Vd² + about 50d³ flops.
 */
public final class ReferenceSvd {

    private static final int MOST_SWEEPS = 60;

    private ReferenceSvd() {}

    /** The singular values of A (rows ≥ cols), descending. */
    public static double[] singularValues(Matrix a) {
        int shift = Norms.scaling(a.data());
        double[] sigma = ofTriangle(a.cols(), TriangularFactor.of(Rows.of(Norms.scaled(a, shift)), 1, 0));
        return Norms.scaled(sigma, -shift);
    }

    /** κ₂(A) = σ₁/σₙ, infinite for a matrix of deficient rank. */
    public static double condition(Matrix a) {
        return Spectrum.condition(singularValues(a));
    }

    /** κ₂ of the block-Hankel regressor of a series. */
    public static double hankelCondition(Matrix series, int lags) {
        Matrix scaled = Norms.scaled(series, Norms.scaling(series.data()));
        return NormalFactor.condition(Rows.hankel(scaled, lags), HankelGram.of(scaled, lags));
    }

    /** The singular values of an n×n matrix, descending; the matrix is overwritten. */
    static double[] ofTriangle(int n, double[] r) {
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            if (!sweep(n, r)) {
                return rowNorms(n, r);
            }
        }
        throw new ArithmeticException(
                "the reference SVD of a " + n + "x" + n + " matrix did not converge in " + MOST_SWEEPS + " sweeps");
    }

    /** Rotates every pair of rows that is not yet orthogonal; whether there was one. */
    private static boolean sweep(int n, double[] r) {
        boolean rotated = false;
        double tolerance = Math.sqrt(n) * Doubled.EPS;
        for (int i = 0; i < n - 1; i++) {
            for (int j = i + 1; j < n; j++) {
                double ii = dot(n, r, i * n, i * n);
                double jj = dot(n, r, j * n, j * n);
                double ij = dot(n, r, i * n, j * n);
                if (Math.abs(ij) > tolerance * Math.sqrt(ii) * Math.sqrt(jj)) {
                    rotate(n, r, i * n, j * n, (jj - ii) / (2 * ij));
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private static void rotate(int n, double[] r, int io, int jo, double zeta) {
        double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
        double c = 1 / Math.hypot(1, t);
        double s = c * t;
        for (int k = 0; k < n; k++) {
            double x = r[io + k];
            double y = r[jo + k];
            r[io + k] = c * x - s * y;
            r[jo + k] = s * x + c * y;
        }
    }

    private static double[] rowNorms(int n, double[] r) {
        double[] norms = new double[n];
        for (int i = 0; i < n; i++) {
            norms[i] = -Norms.two(n, r, i * n, 1);
        }
        Arrays.sort(norms);
        for (int i = 0; i < n; i++) {
            norms[i] = Math.abs(norms[i]);
        }
        return norms;
    }

    private static double dot(int n, double[] a, int xo, int yo) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < n; i += 2) {
            even += a[xo + i] * a[yo + i];
            odd += a[xo + i + 1] * a[yo + i + 1];
        }
        return i < n ? even + odd + a[xo + i] * a[yo + i] : even + odd;
    }
}
