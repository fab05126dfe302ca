package threshold.core.check;

import threshold.core.workload.Spectrum;

/**
 * Triangular factors of a tall A whose Gram matrix G = AᵀA is known: by Cholesky where that loses no digit that
 * matters, else by the QR factorisation of A itself.
 */
final class NormalFactor {

    /** The smallest eigenvalue, relative to the trace, down to which G is trusted: some six digits are left there. */
    private static final double TRUSTED = 1e-9;

    private NormalFactor() {}

    /** R with RᵀR = scale²·AᵀA + shift²·I. */
    static double[] of(Rows a, double[] gram, double scale, double shift) {
        int n = a.cols();
        double[] r = gram.clone();
        for (int i = 0; i < r.length; i++) {
            r[i] *= scale * scale;
        }
        boolean trusted = shift * shift > TRUSTED * trace(n, r);
        for (int i = 0; i < n; i++) {
            r[i * n + i] += shift * shift;
        }
        return trusted && smallestPivot(n, r) > 0 ? r : TriangularFactor.of(a, scale, shift);
    }

    /** κ₂(A). */
    static double condition(Rows a, double[] gram) {
        int n = a.cols();
        double[] r = gram.clone();
        boolean trusted = smallestPivot(n, r) > TRUSTED * trace(n, gram);
        return Spectrum.condition(ReferenceSvd.ofTriangle(n, trusted ? r : TriangularFactor.of(a, 1, 0)));
    }

    /** ‖A‖₂. */
    static double norm(int n, double[] gram) {
        return SpectralNorm.of(n, (v, image) -> {
            for (int i = 0; i < n; i++) {
                Products.axpy(n, v[i], gram, i * n, image, 0);
            }
        });
    }

    /** Overwrites G with R, G = RᵀR; the smallest square on R's diagonal, or the first that is not positive. */
    private static double smallestPivot(int n, double[] g) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            double pivot = g[k * n + k];
            smallest = Math.min(smallest, pivot);
            if (!(pivot > 0)) {
                return smallest;
            }
            double inverse = 1 / Math.sqrt(pivot);
            for (int j = 0; j < n; j++) {
                g[k * n + j] = j < k ? 0 : g[k * n + j] * inverse;
            }
            for (int i = k + 1; i < n; i++) {
                Products.axpy(n - i, -g[k * n + i], g, k * n + i, g, i * n + i);
            }
        }
        return smallest;
    }

    private static double trace(int n, double[] g) {
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += g[i * n + i];
        }
        return trace;
    }
}
