package threshold.core.emergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Picture.Curve;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;

/**
 * E5: what the length h of a filter costs on the hidden random walk, and what is true of Theorem 4.
 *
 * <p><strong>As printed</strong>, the theorem says that the normalised excess risk T⁻¹ l_T of the best filter of length
 * h goes to infinity when h = o(log T / log(1/(1 − ρ))). It does not: for h = 1, F_1 = 1 ("the last value") the excess
 * is σ_v² ρ at every t, and the best filter of any fixed h has T⁻¹ l_T → δ_h = σ_v² ρ^(2h−1)(1 − ρ²)/(1 − ρ^(2h)) &lt;
 * ∞. For with c_j = 1 − Σ_{k≤j} F_k and b = c_h the mean squared error at t is cᵀ Toep(2 + q, −1) c + b²(Var X_1 + q(t
 * − h − 1) + 1) − 2 b c_{h−1}: it grows with t only through b, and b = 0 is a choice that the class has. Two readings
 * hold, with the paper's scaling:
 *
 * <ol>
 *   <li>the <em>sum</em> l_T ≈ T δ_h exceeds ε unless h ≥ log(1 + T(1 − ρ²)/(ρ ε)) / (2 log(1/ρ));
 *   <li>the <em>truncated Kalman filter</em> F_k = L ρ^(k−1), k ≤ h, has b = ρ^h and the normalised excess
 *       q ρ^(2h) (T − h)(T − h − 1)/(2T), linear in T until h ≥ log(q T/(2 ε)) / (2 log(1/ρ)).
 * </ol>
 *
 * <p>The paper's log(1 − ρ) is log ρ in both: it calls the pole of the filter ρ, and L = 1 − ρ its gain. What divides
 * bounded from growing normalised risk is the number of unstable eigenvalues, h ≥ d_u, as {@link FilterThreshold}
 * shows; the random walk has one.
 */
final class FilterLength implements Experiment {

    private static final double[] RATIOS = {1, .1, .01};
    private static final int[] STEPS = {100, 1000, 10_000, 100_000};
    private static final int LONGEST = 64;

    /** Beyond, 1 − Σ F = ρ^h of q = 1 has lost a digit of its nine. */
    private static final int LONGEST_TRUNCATED = 8;

    /** T⁻¹ l_T of the best filter: q, h, T = 100, T = 1000. */
    private static final double[][] BEST = {
        {1, 1, 3.589670077e-1, 3.795924900e-1},
        {1, 4, 9.308615788e-4, 1.005225979e-3},
        {.1, 1, 5.646545471e-1, 7.096289247e-1},
        {.1, 4, 4.727209507e-2, 5.511182413e-2},
        {.1, 16, 1.980025009e-5, 2.615989317e-5},
        {.01, 1, 2.751852813e-1, 7.400687222e-1},
        {.01, 4, 8.953451444e-2, 1.519247150e-1},
        {.01, 16, 4.899358833e-3, 8.073302989e-3},
    };

    /** The least h whose l_T ≤ 1: q, T, h. */
    private static final double[][] CROSSINGS = {
        {1, 64, 3},
        {1, 256, 4},
        {1, 1024, 5},
        {.1, 64, 6},
        {.1, 256, 8},
        {.1, 1024, 11},
        {.01, 64, 10},
        {.01, 256, 19},
        {.01, 1024, 27},
    };

    /** l_T of the filter of unit sum, q = 0.01, h = 16, by T. */
    private static final double[] SUMS = {.748, 8.418, 85.11, 852.0};

    @Override
    public String name() {
        return "E5";
    }

    @Override
    public String title() {
        return "Filter length on the hidden random walk, and Theorem 4";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Table.Builder table = Table.of("q", "filter", "T", "h", "h/memory", "excess/T", "excess", "1-sum F");
        for (int i = 0; i < RATIOS.length; i++) {
            RandomWalk walk = new RandomWalk(RATIOS[i]);
            for (int steps : STEPS) {
                for (int h = 1; h <= LONGEST; h = Math.max(h + 1, h * 5 / 4)) {
                    add(table, walk, "best for T", steps, walk.best(bench, h, steps));
                    add(table, walk, "best of unit sum", steps, walk.unitSum(h));
                    add(table, walk, "truncated Kalman", steps, walk.truncated(h));
                    add(table, walk, "average", steps, RandomWalk.average(h));
                }
            }
            progress.accept((i + 1.0) / RATIOS.length);
        }
        List<Criterion> criteria = new ArrayList<>(exact(bench));
        criteria.addAll(asPrinted(bench));
        return new Findings(table.build(), pictures(), criteria);
    }

    private static void add(Table.Builder table, RandomWalk walk, String filter, int steps, double[] f) {
        double excess = walk.excess(f, steps);
        double sum = 0;
        for (double weight : f) {
            sum += weight;
        }
        table.add(walk.q(), filter, steps, f.length, f.length / walk.memory(), excess / steps, excess, 1 - sum);
    }

    private static List<Criterion> exact(Workbench bench) {
        List<Criterion> criteria = new ArrayList<>();
        double off = 0;
        for (double[] row : BEST) {
            RandomWalk walk = new RandomWalk(row[0]);
            int h = (int) row[1];
            off = Math.max(off, Math.abs(walk.excess(walk.best(bench, h, 100), 100) / 100 / row[2] - 1));
            off = Math.max(off, Math.abs(walk.excess(walk.best(bench, h, 1000), 1000) / 1000 / row[3] - 1));
        }
        criteria.add(Criterion.atMost("best filter, 16 values of T^-1 l_T: relative distance", off, 1e-9));
        int misses = 0;
        for (double[] row : CROSSINGS) {
            RandomWalk walk = new RandomWalk(row[0]);
            int steps = (int) row[1];
            int h = 1;
            while (walk.excess(walk.best(bench, h, steps), steps) > 1) {
                h++;
            }
            misses += h == (int) row[2] ? 0 : 1;
        }
        criteria.add(Criterion.atMost("least h with l_T <= 1, 9 values: misses", misses, 0));
        RandomWalk slow = new RandomWalk(.01);
        double sums = 0;
        for (int t = 0; t < STEPS.length; t++) {
            sums = Math.max(sums, Math.abs(slow.excess(slow.unitSum(16), STEPS[t]) / SUMS[t] - 1));
        }
        criteria.add(Criterion.atMost("filter of unit sum, q=.01, h=16: relative distance of l_T", sums, 1e-3));
        double truncated = 0;
        for (double q : RATIOS) {
            RandomWalk walk = new RandomWalk(q);
            for (int h = 1; h <= LONGEST_TRUNCATED; h *= 2) {
                double formula = q * Math.pow(walk.pole(), 2 * h) * (1e4 - h) * (1e4 - h - 1) / 2e4;
                truncated = Math.max(truncated, Math.abs(walk.excess(walk.truncated(h), 10_000) / 1e4 / formula - 1));
            }
        }
        criteria.add(Criterion.atMost("truncated Kalman filter: relative distance from its formula", truncated, 1e-9));
        return criteria;
    }

    /** The printed claim, h = 1, and the filter of which it is true. */
    private static List<Criterion> asPrinted(Workbench bench) {
        RandomWalk walk = new RandomWalk(.1);
        double largest = 0;
        for (int steps : STEPS) {
            largest = Math.max(largest, walk.excess(walk.best(bench, 1, steps), steps) / steps);
        }
        return List.of(
                Criterion.between(
                        "Theorem 4 as printed, q=.1, h=1: T^-1 l_T at T=1000",
                        walk.excess(walk.best(bench, 1, 1000), 1000) / 1000,
                        .70,
                        .73),
                Criterion.atMost("... and its largest up to T=1e5: it does not diverge", largest, walk.delta(1)),
                Criterion.near(
                        "... which the truncated Kalman filter does: T=1e5",
                        walk.excess(walk.truncated(1), 100_000) / 1e5,
                        2663.28,
                        .01));
    }

    private static List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        for (double q : RATIOS) {
            RandomWalk walk = new RandomWalk(q);
            for (String filter : List.of("best for T", "truncated Kalman")) {
                pictures.add(new Picture(
                        String.format(Locale.ROOT, "filter-length-q-%s-%s", q, filter.replace(' ', '-')),
                        "Normalised excess risk, " + filter + ", q = " + q,
                        Axis.linear("h", "filter length h"),
                        Axis.logarithmic("excess/T", "excess / T"),
                        List.of("T"),
                        Map.of("q", Double.toString(q), "filter", filter),
                        List.of(limit(walk))));
            }
        }
        pictures.add(new Picture(
                "filter-length-collapse",
                "Excess of the best filter against its length in units of the filter's memory, T = 100000",
                Axis.linear("h/memory", "h (1 - rho)"),
                Axis.logarithmic("excess/T", "excess / T"),
                List.of("q"),
                Map.of("filter", "best of unit sum", "T", "100000"),
                List.of()));
        return pictures;
    }

    private static Curve limit(RandomWalk walk) {
        List<Double> h = new ArrayList<>();
        List<Double> delta = new ArrayList<>();
        for (int k = 1; k <= LONGEST; k++) {
            h.add((double) k);
            delta.add(walk.delta(k));
        }
        return new Curve("delta_h", h, delta);
    }
}
