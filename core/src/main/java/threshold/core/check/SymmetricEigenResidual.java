package threshold.core.check;

import java.util.Objects;
import threshold.core.Matrix;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;

/**
 * How far a symmetric eigendecomposition is off, in units of n·eps: the largest of max |λ̂ᵢ − λᵢ|/max |λ| and, where
 * vectors were asked for, ‖AZ − Z diag(λ̂)‖_F/max |λ| and ‖ZᵀZ − I‖_F, both from {@value Probes#COUNT} random ±1 vectors
 * where forming them is not cheap. Values that increase or are not finite give infinity.
 */
public final class SymmetricEigenResidual {

    private SymmetricEigenResidual() {}

    /** @param truth the n eigenvalues, descending */
    public static double of(Problem problem, Size size, double[] truth, Eigen eigen) {
        int n = size.n();
        double[] lambda = eigen.lambda();
        if (lambda.length != n) {
            throw new IllegalArgumentException("there are " + lambda.length + " eigenvalues but must be " + n);
        }
        if (!Norms.finite(lambda)) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = Norms.max(truth);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            if (i > 0 && lambda[i] > lambda[i - 1]) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, relative(Math.abs(lambda[i] - truth[i]), largest));
        }
        if (size.want() == Want.VECTORS) {
            Matrix z = Objects.requireNonNull(eigen.z(), "eigenvectors are missing")
                    .requireShape("Z", n, n);
            if (!Norms.finite(z.data())) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, relative(mismatch(problem.a(), lambda, z), largest));
            worst = Math.max(worst, Probes.defect(z));
        }
        return worst / (n * Doubled.EPS);
    }

    /** error/scale, and 0 where both are 0. */
    private static double relative(double error, double scale) {
        return error == 0 ? 0 : error / scale;
    }

    /** ‖AZ − Z diag(λ)‖_F. */
    private static double mismatch(Matrix a, double[] lambda, Matrix z) {
        int n = lambda.length;
        if ((double) n * n * n > Probes.MOST_EXACT) {
            return Probes.frobenius(n, probe -> {
                double[] scaled = new double[n];
                for (int j = 0; j < n; j++) {
                    scaled[j] = lambda[j] * probe[j];
                }
                return Products.minus(Products.times(a, Products.times(z, probe)), Products.times(z, scaled));
            });
        }
        double[] columns = z.transposed().data();
        double[] errors = new double[n];
        for (int j = 0; j < n; j++) {
            double[] error = new double[n];
            for (int i = 0; i < n; i++) {
                error[i] = Products.dot(n, a.data(), i * n, columns, j * n) - lambda[j] * columns[j * n + i];
            }
            errors[j] = Norms.two(error);
        }
        return Norms.two(errors);
    }
}
