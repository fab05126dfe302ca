package threshold.core.check;

import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.kernel.SteadyFilter;

/**
 * Error of a filter's predictions in units of (n + p)·eps: the largest over t and over the series of
 * ‖ŷ[t] − C x̂[t]‖₂ / ((‖C‖₂ (e[t] + ‖x̂[t]‖₂)) (n + p) eps), x̂ repeated in doubled precision.
 *
 * <p>e is what rounding may add up to if each step is right to (n + p)·eps of what it adds: e[t+1] = ‖M‖₂ e[t] +
 * ‖M‖₂‖x̂[t]‖₂ + ‖L‖₂‖y[t]‖₂ from e[0] = 0. (It is far from sharp for an M far from normal.)
 *
 * <p>Wide problems are judged on the first and the last series and on others evenly between, as many as make
 * {@value #MOST_PRODUCTS} products.
 */
public final class SteadyFilterResidual {

    private static final double MOST_PRODUCTS = 2e7;

    private final SteadyFilter.Problem problem;
    private final SteadyFilter.Size size;
    private final double normOfM;
    private final double normOfL;
    private final double normOfC;

    private SteadyFilterResidual(SteadyFilter.Problem problem, SteadyFilter.Size size) {
        this.problem = problem;
        this.size = size;
        normOfM = SpectralNorm.of(problem.m());
        normOfL = SpectralNorm.of(problem.l());
        normOfC = SpectralNorm.of(problem.c());
    }

    public static double of(SteadyFilter.Problem problem, SteadyFilter.Size size, Matrix predictions) {
        predictions.requireShape("predictions", size.steps(), size.outputs() * size.batch());
        if (!Norms.finite(predictions.data())) {
            return Double.POSITIVE_INFINITY;
        }
        SteadyFilterResidual check = new SteadyFilterResidual(problem, size);
        double products = (double) size.n() * (size.n() + 2 * size.outputs()) * size.steps();
        int judged = (int) Math.clamp(MOST_PRODUCTS / products, 2, size.batch() + 1.0);
        return IntStream.range(0, judged)
                        .map(i -> (int) ((long) i * (size.batch() - 1) / (judged - 1)))
                        .distinct()
                        .mapToDouble(b -> check.error(b, predictions))
                        .max()
                        .orElseThrow()
                / ((size.n() + size.outputs()) * Doubled.EPS);
    }

    private double error(int series, Matrix predictions) {
        int n = size.n();
        double[] high = new double[n];
        double[] low = new double[n];
        double accumulated = 0;
        double worst = 0;
        for (int t = 0; t < size.steps(); t++) {
            double state = Norms.two(high);
            worst = Math.max(
                    worst, relative(distance(high, low, t, series, predictions), normOfC * (accumulated + state)));
            double[] y = sample(problem.y(), t, series);
            accumulated = normOfM * (accumulated + state) + normOfL * Norms.two(y);
            double[] nextHigh = new double[n];
            double[] nextLow = new double[n];
            for (int i = 0; i < n; i++) {
                Doubled sum = image(problem.m(), i, high, low);
                sum.addDot(y.length, problem.l().data(), i * y.length, y, 0);
                nextHigh[i] = sum.value();
                nextLow[i] = sum.rest();
            }
            high = nextHigh;
            low = nextLow;
        }
        return worst;
    }

    private double distance(double[] high, double[] low, int t, int series, Matrix predictions) {
        double[] error = sample(predictions, t, series);
        for (int i = 0; i < error.length; i++) {
            Doubled sum = image(problem.c(), i, high, low);
            sum.add(-error[i]);
            error[i] = sum.value();
        }
        return Norms.two(error);
    }

    /** Row i of A times high + low. */
    private static Doubled image(Matrix a, int i, double[] high, double[] low) {
        int n = high.length;
        Doubled sum = new Doubled();
        sum.addDot(n, a.data(), i * n, high, 0);
        sum.add(Products.dot(n, a.data(), i * n, low, 0));
        return sum;
    }

    /** Row t of one series. */
    private double[] sample(Matrix all, int t, int series) {
        double[] sample = new double[size.outputs()];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = all.at(t, i * size.batch() + series);
        }
        return sample;
    }

    private static double relative(double error, double allowed) {
        return error == 0 ? 0 : error / allowed;
    }
}
