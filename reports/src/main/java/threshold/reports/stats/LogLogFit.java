package threshold.reports.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The exponent b of y ≈ c·xᵇ, from medians over forks at several x.
 *
 * <p>Weighted least squares of y = ln median on x = ln size. Point i has the variance vᵢ + τ²: vᵢ = (π/2)·sᵢ²/nᵢ is
 * what the forks say about their own median (sᵢ² the variance of their logarithms, drawn half way to the mean over
 * all points because six forks know it poorly), and τ² ≥ 0 is how far the points lie off a straight line beyond that,
 * by the method of moments. Without τ² a bend at a cache size would pass for a precise slope. The interval is b ±
 * t(k−2; 0.975)·SE with SE² = Σw r²/(k−2) / Σw(x−x̄)².
 *
 * <p>Sources: S. G. Thompson and S. J. Sharp, Statistics in Medicine 18 (1999) 2693 (τ² by moments in a regression);
 * G. Knapp and J. Hartung, Statistics in Medicine 22 (2003) 2693 (the interval).
 *
 * @param slope the exponent b
 * @param interval its 95 % interval, or empty with two points, which leave nothing to judge the line by
 * @param points number of points, k
 */
public record LogLogFit(double slope, Optional<Interval> interval, int points) {

    private static final double UPPER = 0.975;
    private static final double VARIANCE_OF_MEDIAN = Math.PI / 2;

    /**
     * @param x the size, positive
     * @param y what was measured there
     */
    public record Point(double x, Sample y) {}

    /** The fit, or empty with fewer than two different sizes. Complexity: O(points · forks). */
    public static Optional<LogLogFit> of(List<Point> points) {
        if (!spansSizes(points)) {
            return Optional.empty();
        }
        double[] x = logSizes(points);
        double[] y = logMedians(points);
        Line line = Line.through(x, y, weights(points, x, y));
        return Optional.of(new LogLogFit(line.slope, line.interval(), x.length));
    }

    /**
     * The exponent of counted work at the same sizes, with the weights of the measured fit, so that a bend in the count
     * tells on both alike.
     *
     * @param points what was measured
     * @param counts the work at each of them, positive
     * @return the slope, or empty with fewer than two different sizes
     */
    public static OptionalDouble slopeOf(List<Point> points, double[] counts) {
        if (!spansSizes(points)) {
            return OptionalDouble.empty();
        }
        double[] x = logSizes(points);
        double[] counted = Arrays.stream(counts).map(Math::log).toArray();
        return OptionalDouble.of(Line.through(x, counted, weights(points, x, logMedians(points))).slope);
    }

    private static boolean spansSizes(List<Point> points) {
        return points.stream().mapToDouble(Point::x).distinct().count() > 1;
    }

    private static double[] logSizes(List<Point> points) {
        return points.stream().mapToDouble(p -> Math.log(p.x())).toArray();
    }

    private static double[] logMedians(List<Point> points) {
        return points.stream().mapToDouble(p -> Math.log(p.y().median())).toArray();
    }

    /** 1/(vᵢ + τ²); equal where no point says how far it scatters. */
    private static double[] weights(List<Point> points, double[] x, double[] y) {
        double[] v = variances(points);
        double tau2 = Arrays.stream(v).allMatch(vi -> vi > 0) ? excess(x, y, v) : 1;
        return Arrays.stream(v).map(vi -> 1 / (vi + tau2)).toArray();
    }

    /** (π/2)·sᵢ²/nᵢ with sᵢ² half way to the pooled one; all zero where no point has two forks. */
    private static double[] variances(List<Point> points) {
        double[] own = points.stream().mapToDouble(p -> logVariance(p.y())).toArray();
        double pooled =
                Arrays.stream(own).filter(s2 -> !Double.isNaN(s2)).average().orElse(0);
        double[] v = new double[own.length];
        for (int i = 0; i < v.length; i++) {
            double s2 = Double.isNaN(own[i]) ? pooled : 0.5 * (own[i] + pooled);
            v[i] = VARIANCE_OF_MEDIAN * s2 / points.get(i).y().size();
        }
        return v;
    }

    private static double logVariance(Sample sample) {
        double[] logs = Arrays.stream(sample.values()).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        return logs.length < 2 ? Double.NaN : squares / (logs.length - 1);
    }

    /** τ² = max(0, (Q − (k−2)) / (Σw − tr((XᵀWX)⁻¹XᵀW²X))), w = 1/v; the trace in the centred, orthogonal basis. */
    private static double excess(double[] x, double[] y, double[] v) {
        double[] w = Arrays.stream(v).map(vi -> 1 / vi).toArray();
        Line line = Line.through(x, y, w);
        double sum = 0;
        double squares = 0;
        double leverage = 0;
        for (int i = 0; i < w.length; i++) {
            double centred = x[i] - line.meanX;
            sum += w[i];
            squares += w[i] * w[i];
            leverage += w[i] * w[i] * centred * centred;
        }
        double trace = squares / sum + leverage / line.sxx;
        return x.length == 2 ? 0 : Math.max(0, (line.q - (x.length - 2)) / (sum - trace));
    }

    /** A weighted least-squares line: x̄, its slope, Σw(x−x̄)² and the weighted squares of its residuals. */
    private record Line(int points, double meanX, double slope, double sxx, double q) {

        static Line through(double[] x, double[] y, double[] w) {
            double sum = Arrays.stream(w).sum();
            double meanX = dot(w, x) / sum;
            double meanY = dot(w, y) / sum;
            double sxx = 0;
            double sxy = 0;
            for (int i = 0; i < x.length; i++) {
                sxx += w[i] * (x[i] - meanX) * (x[i] - meanX);
                sxy += w[i] * (x[i] - meanX) * (y[i] - meanY);
            }
            double slope = sxy / sxx;
            double q = 0;
            for (int i = 0; i < x.length; i++) {
                double residual = y[i] - meanY - slope * (x[i] - meanX);
                q += w[i] * residual * residual;
            }
            return new Line(x.length, meanX, slope, sxx, q);
        }

        Optional<Interval> interval() {
            if (points < 3) {
                return Optional.empty();
            }
            double error = Math.sqrt(q / (points - 2) / sxx);
            double half = TDistribution.of(points - 2).inverseCumulativeProbability(UPPER) * error;
            return Optional.of(new Interval(slope - half, slope + half));
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
