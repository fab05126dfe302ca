package threshold.reports.stats;

import java.util.Arrays;

/**
 * How much a value of a series tells of the next one, and how many independent values the series is worth because of
 * that.
 *
 * <p>Of a stationary AR(1) series the squares of x(t) − x(t−2) and of x(t) − x(t−1) are as 1 + ρ to 1. Differences see
 * a change of level once or twice and not for good, and the greatest tenth of the squares is left out; so levels need
 * not be known to find ρ, where residuals of levels that follow the noise too closely would show none.
 *
 * <p>Source: n(1 − ρ)/(1 + ρ), G. V. Bayley and J. M. Hammersley, J. Roy. Statist. Soc. Suppl. 8 (1946) 184.
 */
final class LagOne {

    private static final double KEPT = 0.9;
    private static final double MOST = 0.95;
    private static final int FEWEST = 8;

    private LagOne() {}

    /** ρ, from 0 to 0.95: what alternates is worth no more than what is independent. */
    static double correlation(double[] values) {
        if (values.length < FEWEST) {
            return 0;
        }
        double one = squares(values, 1);
        return one == 0 ? 0 : Math.clamp(squares(values, 2) / one - 1, 0, MOST);
    }

    /** How many independent values one of the series is worth: (1 − ρ)/(1 + ρ). */
    static double worth(double correlation) {
        return (1 - correlation) / (1 + correlation);
    }

    /** The mean of the smallest nine tenths of the squared differences at a lag. */
    private static double squares(double[] values, int lag) {
        double[] squares = new double[values.length - lag];
        Arrays.setAll(squares, i -> (values[i + lag] - values[i]) * (values[i + lag] - values[i]));
        Arrays.sort(squares);
        return Arrays.stream(squares)
                .limit(Math.round(KEPT * squares.length))
                .average()
                .orElse(0);
    }
}
