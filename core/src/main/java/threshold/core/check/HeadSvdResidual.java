package threshold.core.check;

import java.util.Objects;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HeadSvd;

/**
 * How far a decomposition is off.
 *
 * <p>In units of n·eps, n = d, the largest of: max |σ̂ᵢ − σᵢ|/σ₁; and, where vectors were asked for, ‖WV − UΣ‖_F/σ₁,
 * ‖UᵀU − I‖_F, ‖VᵀV − I‖_F (the ratios of LAPACK's ddrvbd, with Frobenius norms; for the whole decomposition ‖WV − UΣ‖
 * is ‖W − UΣVᵀ‖). Values that are negative, increasing or not finite give infinity. The norms are exact for small
 * heads, and for large ones estimated by {@value Probes#COUNT} random ±1 vectors z, since E‖Xz‖² = ‖X‖²_F.
 */
public final class HeadSvdResidual {

    private static final int POWER_STEPS = 20;

    private HeadSvdResidual() {}

    /**
     * The measure of stable and κ-limited methods.
     *
     * @param truth all d singular values, descending
     */
    public static double of(HeadSvd.Problem problem, HeadSvd.Size size, double[] truth, HeadSvd.Svd svd) {
        if (!ordered(svd.sigma(), size.k())) {
            return Double.POSITIVE_INFINITY;
        }
        double unit = size.d() * Doubled.EPS;
        double worst = 0;
        for (int i = 0; i < size.k(); i++) {
            worst = Math.max(worst, relative(Math.abs(svd.sigma()[i] - truth[i]), truth[0]));
        }
        if (size.want() != HeadSvd.Want.VALUES) {
            Factors f = factors(problem, size, svd);
            if (!Norms.finite(f.u.data()) || !Norms.finite(f.v.data())) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, relative(f.mismatch(), truth[0]));
            worst = Math.max(worst, Math.max(Probes.defect(f.u), Probes.defect(f.v)));
        }
        return worst / unit;
    }

    /**
     * The measure of approximate methods: the largest relative error of a value |σ̂ᵢ − σᵢ|/σᵢ, errors that a stable
     * method may make left aside; the relative excess of ‖W − UΣVᵀ‖₂ over σ_(k+1), the best that is possible; and the
     * defect of orthogonality of U and V.
     */
    public static double approximate(HeadSvd.Problem problem, HeadSvd.Size size, double[] truth, HeadSvd.Svd svd) {
        if (!ordered(svd.sigma(), size.k())) {
            return Double.POSITIVE_INFINITY;
        }
        double noise = Accuracy.THRESHOLD * size.d() * Doubled.EPS * truth[0];
        double worst = 0;
        for (int i = 0; i < size.k(); i++) {
            double error = Math.abs(svd.sigma()[i] - truth[i]);
            worst = Math.max(worst, error <= noise ? 0 : error / truth[i]);
        }
        if (size.want() != HeadSvd.Want.VALUES) {
            Factors f = factors(problem, size, svd);
            if (!Norms.finite(f.u.data()) || !Norms.finite(f.v.data())) {
                return Double.POSITIVE_INFINITY;
            }
            worst = Math.max(worst, Math.max(Probes.defect(f.u), Probes.defect(f.v)));
            if (size.k() < size.d() && truth[size.k()] > noise) {
                worst = Math.max(worst, f.distance() / truth[size.k()] - 1);
            }
        }
        return worst;
    }

    private static boolean ordered(double[] sigma, int k) {
        if (sigma.length != k) {
            throw new IllegalArgumentException("there are " + sigma.length + " singular values but must be " + k);
        }
        for (int i = 0; i < k; i++) {
            if (!(sigma[i] >= 0 && sigma[i] <= (i == 0 ? Double.MAX_VALUE : sigma[i - 1]))) {
                return false;
            }
        }
        return true;
    }

    /** error/scale, and 0 where both are 0. */
    private static double relative(double error, double scale) {
        return error == 0 ? 0 : error / scale;
    }

    private static Factors factors(HeadSvd.Problem problem, HeadSvd.Size size, HeadSvd.Svd svd) {
        Matrix u = Objects.requireNonNull(svd.u(), "left singular vectors are missing")
                .requireShape("U", size.vocabulary(), size.k());
        Matrix v = Objects.requireNonNull(svd.v(), "right singular vectors are missing")
                .requireShape("V", size.d(), size.k());
        return new Factors(problem.head(), u, svd.sigma(), v);
    }

    /** W and the factors that are to make it up. */
    private record Factors(Matrix w, Matrix u, double[] sigma, Matrix v) {

        /** ‖WV − UΣ‖_F, scaled against overflow. */
        double mismatch() {
            int k = sigma.length;
            if ((double) w.rows() * w.cols() * k > Probes.MOST_EXACT) {
                return Probes.frobenius(k, z -> {
                    double[] image = Products.times(w, Products.times(v, z));
                    double[] other = Products.times(u, scaledBySigma(z));
                    return Products.minus(image, other);
                });
            }
            double[] vt = v.transposed().data();
            double[] row = new double[k];
            for (int i = 0; i < w.rows(); i++) {
                double[] error = new double[k];
                for (int j = 0; j < k; j++) {
                    error[j] = Products.dot(w.cols(), w.data(), i * w.cols(), vt, j * w.cols()) - u.at(i, j) * sigma[j];
                }
                row[i % k] = Math.hypot(row[i % k], Norms.two(error));
            }
            return Norms.two(row);
        }

        /** ‖W − UΣVᵀ‖₂, from below. */
        double distance() {
            return SpectralNorm.of(w.cols(), POWER_STEPS, (x, image) -> {
                double[] e = Products.minus(
                        Products.times(w, x), Products.times(u, scaledBySigma(Products.transposedTimes(v, x))));
                double[] back = Products.minus(
                        Products.transposedTimes(w, e),
                        Products.times(v, scaledBySigma(Products.transposedTimes(u, e))));
                System.arraycopy(back, 0, image, 0, image.length);
            });
        }

        private double[] scaledBySigma(double[] z) {
            double[] scaled = new double[z.length];
            for (int j = 0; j < z.length; j++) {
                scaled[j] = sigma[j] * z[j];
            }
            return scaled;
        }
    }
}
