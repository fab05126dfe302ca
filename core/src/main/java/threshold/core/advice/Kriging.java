package threshold.core.advice;

import java.util.Arrays;
import threshold.core.check.GaussJordan;

/**
 * A smooth function of the logarithms of sizes through noisy values, with its uncertainty: ordinary kriging, or
 * regression by a Gaussian process.
 *
 * <p>f(z) = c + g(z), c unknown and g with the covariance s² (M(r) + Σ M(rₐ)/D)/2 over D sizes, rₐ = |zₐ − z′ₐ|/ℓₐ and
 * r² = Σ rₐ², M(r) = (1 + √5 r + 5r²/3) e^(−√5 r) (Matérn, ν = 5/2: two derivatives, so that a bend at a cache's size is
 * not rung out). Its second half is a sum of functions of one size each: what a run along each axis shows holds away
 * from both, as far as the sizes act apart. To it comes what is not smooth, by remainders of tiles and conflicts of cache
 * lines: τ² at a place itself, and nothing between places. A value yᵢ has the variance vᵢ.
 * s, ℓ and τ are those under which each value is likeliest given all others, with priors that keep them where few values
 * tell nothing. Where values left out and foretold lie further off than was foretold, all uncertainties are that much
 * wider.
 *
 * <p>Source: C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine Learning, sections 2.2, 4.2 and 5.4.2;
 * N. Durrande, D. Ginsbourger, O. Roustant, Additive covariance kernels for high-dimensional Gaussian process modeling,
 * Annales de la Faculté des Sciences de Toulouse 21:3, 2012.
 *
 * <p>Complexity: n³ for each of some hundred trials of s, ℓ and τ; n² for a value.
 */
final class Kriging {

    /** Variance of c: as good as unknown beside logarithms of nanoseconds a flop. */
    private static final double UNKNOWN = 100;

    /** Prior of s: times at alike sizes differ by a factor of 1.6, give or take a factor of 2. */
    private static final double USUAL_DEVIATION = 0.5;

    /** Prior of ℓ: a factor of 20 in a size, give or take a factor of 2 in the exponent. */
    private static final double USUAL_LENGTH = 3;

    /** Prior of τ: 3 % of time, give or take a factor of 2. */
    private static final double USUAL_ROUGHNESS = 0.03;

    private static final double PRIOR_DEVIATION = 0.7;
    private static final double FIRST_STEP = 0.8;
    private static final double LAST_STEP = 0.1;

    private final double[][] z;
    private final double[] parameters;
    private final double[] inverse;

    /** (K + diag v)⁻¹y. */
    private final double[] weights;

    private final double inflation;

    /**
     * @param value at the point that was asked for
     * @param deviation its standard deviation
     */
    record Value(double value, double deviation) {}

    /**
     * @param z coordinates, one row for each value, of at least one value
     * @param y the values
     * @param v their variances, positive
     */
    Kriging(double[][] z, double[] y, double[] v) {
        this.z = z;
        parameters = likeliest(z, y, v);
        inverse = inverse(z, v, parameters);
        weights = times(inverse, y);
        inflation = inflation(inverse, weights);
    }

    Value at(double... point) {
        int n = z.length;
        double[] k = new double[n];
        for (int i = 0; i < n; i++) {
            k[i] = covariance(z[i], point, parameters);
        }
        double explained = dot(k, times(inverse, k));
        double variance = Math.max(0, covariance(point, point, parameters) - explained);
        return new Value(dot(k, weights), Math.sqrt(variance) * inflation);
    }

    /** Value i less what all others foretell in its place. */
    double residual(int i) {
        return weights[i] * residualVariance(i);
    }

    /** The variance that such a residual has, that of the value with it. */
    double residualVariance(int i) {
        return 1 / inverse[i * (weights.length + 1)];
    }

    /** By how much the values lie further off than the others foretell, root mean square; at least 1. */
    private static double inflation(double[] inverse, double[] weights) {
        int n = weights.length;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += weights[i] * weights[i] / inverse[i * (n + 1)];
        }
        return Math.max(1, Math.sqrt(squares / n));
    }

    /** ln s, ln ℓ of each size, ln τ at the centre of their priors. */
    private static double[] usual(int sizes) {
        double[] usual = new double[1 + sizes + 1];
        Arrays.fill(usual, Math.log(USUAL_LENGTH));
        usual[0] = Math.log(USUAL_DEVIATION);
        usual[1 + sizes] = Math.log(USUAL_ROUGHNESS);
        return usual;
    }

    /** Coordinate search, from the prior's centre, by steps that are halved. */
    private static double[] likeliest(double[][] z, double[] y, double[] v) {
        double[] usual = usual(z[0].length);
        double[] best = usual.clone();
        double highest = score(z, y, v, best, usual);
        double step = FIRST_STEP;
        while (step > LAST_STEP) {
            boolean moved = false;
            for (int a = 0; a < best.length; a++) {
                for (double to : new double[] {best[a] - step, best[a] + step}) {
                    double[] trial = best.clone();
                    trial[a] = to;
                    double score = score(z, y, v, trial, usual);
                    if (score > highest) {
                        highest = score;
                        best = trial;
                        moved = true;
                    }
                }
            }
            step = moved ? step : step / 2;
        }
        return best;
    }

    /** ln of the likelihood of each value given the others, and of the priors. */
    private static double score(double[][] z, double[] y, double[] v, double[] parameters, double[] usual) {
        double[] inverse = inverse(z, v, parameters);
        double[] weights = times(inverse, y);
        int n = y.length;
        double score = 0;
        for (int i = 0; i < n; i++) {
            double precision = inverse[i * (n + 1)];
            score += 0.5 * (Math.log(precision) - weights[i] * weights[i] / precision);
        }
        for (int a = 0; a < parameters.length; a++) {
            double off = (parameters[a] - usual[a]) / PRIOR_DEVIATION;
            score -= 0.5 * off * off;
        }
        return score;
    }

    /** (K + diag v)⁻¹, row-major. */
    private static double[] inverse(double[][] z, double[] v, double[] parameters) {
        int n = z.length;
        double[] k = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                k[i * n + j] = covariance(z[i], z[j], parameters);
            }
            k[i * (n + 1)] += v[i];
        }
        return GaussJordan.inverse(n, k);
    }

    private static double covariance(double[] z, double[] w, double[] parameters) {
        double squares = 0;
        double apart = 0;
        for (int a = 0; a < z.length; a++) {
            double r = (z[a] - w[a]) / Math.exp(parameters[1 + a]);
            squares += r * r;
            apart += matern(Math.abs(r));
        }
        double deviation = Math.exp(parameters[0]);
        double roughness = squares == 0 ? Math.exp(parameters[1 + z.length]) : 0;
        return UNKNOWN
                + deviation * deviation * (matern(Math.sqrt(squares)) + apart / z.length) / 2
                + roughness * roughness;
    }

    private static double matern(double r) {
        double scaled = Math.sqrt(5) * r;
        return (1 + scaled + scaled * scaled / 3) * Math.exp(-scaled);
    }

    private static double[] times(double[] matrix, double[] x) {
        int n = x.length;
        double[] image = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                image[i] += matrix[i * n + j] * x[j];
            }
        }
        return image;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
