package threshold.core.check;

import threshold.core.Matrix;
import threshold.core.kernel.Anisotropy.Problem;

/**
 * Error of a mean cosine in units of d·eps: |A − (‖Σ n_i‖² − N)/(N² − N)| / (d eps), the lengths, the directions' sum and
 * its square in doubled precision.
 *
 * <p>A itself is at most 1, so the unit does not depend on N: an error that grows with the number of rows shows.
 */
public final class AnisotropyResidual {

    private AnisotropyResidual() {}

    public static double of(Problem problem, double mean) {
        Matrix hidden = problem.hidden();
        int n = hidden.rows();
        int d = hidden.cols();
        double[] high = new double[d];
        double[] low = new double[d];
        double[] row = new double[d];
        for (int i = 0; i < n; i++) {
            System.arraycopy(hidden.data(), i * d, row, 0, d);
            double[] scaled = Norms.scaled(row, Norms.scaling(row));
            addDirection(scaled, high, low);
        }
        Doubled square = new Doubled(-n);
        for (int j = 0; j < d; j++) {
            square.addProduct(high[j], high[j]);
            square.addProduct(2 * high[j], low[j]);
        }
        double exact = square.value() / ((double) n * (n - 1));
        return Double.isFinite(mean) ? Math.abs(mean - exact) / (d * Doubled.EPS) : Double.POSITIVE_INFINITY;
    }

    /** Adds h/‖h‖ by 1/‖h‖ = y + y(1 − y²‖h‖²)/2, one step of Newton from the rounded y. */
    private static void addDirection(double[] h, double[] high, double[] low) {
        Doubled square = new Doubled();
        square.addDot(h.length, h, 0, h, 0);
        double value = square.value();
        double rest = square.rest();
        double y = 1 / Math.sqrt(value);
        double yy = y * y;
        double error = Math.fma(y, y, -yy);
        double product = yy * value;
        double missing = ((1 - product) - Math.fma(yy, value, -product)) - error * value - yy * rest;
        Doubled.axpy(h.length, y, h, 0, high, low);
        Doubled.axpy(h.length, y * missing / 2, h, 0, high, low);
    }
}
