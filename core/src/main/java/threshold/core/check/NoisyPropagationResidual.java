package threshold.core.check;

import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.kernel.CounterNormal;
import threshold.core.kernel.NoisyPropagation;

/**
 * Error of final states in units of n·eps: the largest over the batch of ‖x̂ − x[T]‖₂ / (e[T] n eps), x repeated in
 * doubled precision; e is what rounding may add up to if each step is right to n·eps of what it adds: e[t+1] =
 * ‖A‖₂ (e[t] + ‖x[t]‖₂) + ‖w[t]‖₂ from e[0] = 0. (It is far from sharp for an A far from normal.)
 *
 * <p>Wide problems are judged on the first and the last member and on others evenly between, as many as make
 * {@value #MOST_PRODUCTS} products.
 */
public final class NoisyPropagationResidual {

    private static final double MOST_PRODUCTS = 2e7;

    private NoisyPropagationResidual() {}

    public static double of(NoisyPropagation.Problem problem, NoisyPropagation.Size size, Matrix states) {
        states.requireShape("x", size.n(), size.batch());
        if (!Norms.finite(states.data())) {
            return Double.POSITIVE_INFINITY;
        }
        double norm = SpectralNorm.of(problem.a());
        double products = (double) size.n() * size.n() * size.steps();
        int judged = (int) Math.clamp(MOST_PRODUCTS / products, 2, size.batch() + 1.0);
        return IntStream.range(0, judged)
                        .map(i -> (int) ((long) i * (size.batch() - 1) / (judged - 1)))
                        .distinct()
                        .mapToDouble(b -> error(problem, size, norm, b, states))
                        .max()
                        .orElseThrow()
                / (size.n() * Doubled.EPS);
    }

    private static double error(
            NoisyPropagation.Problem problem, NoisyPropagation.Size size, double norm, int member, Matrix states) {
        int n = size.n();
        double[] high = new double[n];
        double[] low = new double[n];
        double accumulated = 0;
        for (int t = 0; t < size.steps(); t++) {
            double[] w = noise(problem.seed(), size, t, member);
            accumulated = norm * (accumulated + Norms.two(high)) + Norms.two(w);
            double[] nextHigh = new double[n];
            double[] nextLow = new double[n];
            for (int i = 0; i < n; i++) {
                Doubled sum = new Doubled(w[i]);
                sum.addDot(n, problem.a().data(), i * n, high, 0);
                sum.add(Products.dot(n, problem.a().data(), i * n, low, 0));
                nextHigh[i] = sum.value();
                nextLow[i] = sum.rest();
            }
            high = nextHigh;
            low = nextLow;
        }
        double[] difference = new double[n];
        for (int i = 0; i < n; i++) {
            difference[i] = states.at(i, member) - high[i] - low[i];
        }
        double error = Norms.two(difference);
        return error == 0 ? 0 : error / accumulated;
    }

    private static double[] noise(long seed, NoisyPropagation.Size size, int t, int member) {
        return IntStream.range(0, size.n())
                .mapToDouble(i -> CounterNormal.at(seed, ((long) t * size.n() + i) * size.batch() + member))
                .toArray();
    }
}
