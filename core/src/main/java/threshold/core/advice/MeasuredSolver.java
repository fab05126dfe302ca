package threshold.core.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import threshold.core.advice.Recommendation.Unfit;
import threshold.core.kernel.Sizes;

/**
 * All that was measured of one solver in one family on so many threads, and what it lets expect elsewhere.
 *
 * <p>Of problems of one size the least condition counts that is not under the one asked for, since iterations and
 * refusals come with it; without one, the largest. What is foretold is the time of a nominal flop, ln(time/flops), so
 * that it is the rate, and not the growth of the work, that is smooth.
 */
final class MeasuredSolver {

    /** Further from what was measured a rate may be anything: a cache or a block of the algorithm lies between. */
    private static final double FARTHEST = 4;

    private static final double DEVIATIONS = 1.96;

    /** Points that the fit is made of; those nearest. */
    private static final int MOST = 60;

    private final String solver;
    private final List<MeasuredCell> cells;
    private final Function<Map<String, String>, Sizes> reader;

    /**
     * @param cells its measurements, at least one
     * @param reader makes the family's sizes of what a cell gives
     */
    MeasuredSolver(String solver, List<MeasuredCell> cells, Function<Map<String, String>, Sizes> reader) {
        this.solver = solver;
        this.cells = cells;
        this.reader = reader;
    }

    /** What it is worth; one of both is there. */
    record Opinion(Optional<Candidate> candidate, Optional<Unfit> unfit) {}

    /** {@code backend:method}. */
    String name() {
        return solver;
    }

    Opinion on(Sizes sizes, Need need) {
        try {
            return new Opinion(Optional.of(candidate(sizes, need)), Optional.empty());
        } catch (Unfitting unfitting) {
            return new Opinion(Optional.empty(), Optional.of(new Unfit(solver, unfitting.why)));
        }
    }

    /** Ends the examination of a solver; never leaves this class. */
    private static final class Unfitting extends RuntimeException {
        private final String why;

        Unfitting(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }

    private Candidate candidate(Sizes sizes, Need need) throws Unfitting {
        SizePoint asked = SizePoint.of(sizes.named());
        List<MeasuredCell> alike = alike(asked, need.kappa());
        double error = requireAccurate(alike, sizes, need);
        List<SizePoint> points =
                alike.stream().map(cell -> SizePoint.of(cell.sizes())).toList();
        double reach = requireReach(points, asked);
        Kriging.Value foretold = foretell(alike, points, asked);
        double half = DEVIATIONS * foretold.deviation();
        double time = sizes.work().flops() * Math.exp(foretold.value());
        return new Candidate(
                solver,
                time,
                time * Math.exp(-half),
                time * Math.exp(half),
                error,
                reach,
                alike.size(),
                alike.stream().allMatch(MeasuredCell::spreadKnown));
    }

    /** One cell for each size of the same kind. */
    private List<MeasuredCell> alike(SizePoint asked, double kappa) {
        Map<SizePoint, List<MeasuredCell>> bySize = cells.stream()
                .filter(cell -> SizePoint.of(cell.sizes()).isLike(asked))
                .collect(Collectors.groupingBy(cell -> SizePoint.of(cell.sizes())));
        if (bySize.isEmpty()) {
            throw new Unfitting("it was not measured with " + Plain.sizes(asked.words()));
        }
        return bySize.values().stream()
                .map(ofSize -> MeasuredCell.nearest(ofSize, kappa))
                .sorted(Comparator.comparing(cell -> cell.sizes().toString()))
                .toList();
    }

    private static double requireAccurate(List<MeasuredCell> alike, Sizes sizes, Need need) {
        ForwardError.why(alike, sizes.unknowns(), need).ifPresent(why -> {
            throw new Unfitting(why);
        });
        return ForwardError.of(alike, sizes.unknowns(), need.kappa());
    }

    /** By which factor the sizes are outside; those that were never varied must be as measured. */
    private static double requireReach(List<SizePoint> points, SizePoint asked) {
        double reach = 1;
        List<String> varying = SizePoint.varying(points);
        for (Map.Entry<String, Double> size : asked.numbers().entrySet()) {
            double[] measured = points.stream()
                    .mapToDouble(point -> point.numbers().get(size.getKey()))
                    .sorted()
                    .toArray();
            double least = measured[0];
            double most = measured[measured.length - 1];
            if (!varying.contains(size.getKey()) && size.getValue() != least) {
                throw new Unfitting("it was measured with " + size.getKey() + "=" + Plain.number(least) + " only");
            }
            double outside = Math.max(least / size.getValue(), size.getValue() / most);
            if (outside > FARTHEST) {
                throw new Unfitting("it was measured with " + size.getKey() + " from " + Plain.number(least) + " to "
                        + Plain.number(most) + ", and no rate is known " + Plain.number(outside) + " times beyond");
            }
            reach = Math.max(reach, outside);
        }
        return reach;
    }

    private Kriging.Value foretell(List<MeasuredCell> alike, List<SizePoint> points, SizePoint asked) {
        List<String> varying = SizePoint.varying(points);
        double[] at = asked.logs(varying);
        List<Integer> nearest = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            nearest.add(i);
        }
        nearest.sort(Comparator.comparingDouble(i -> distance(points.get(i).logs(varying), at)));
        List<Integer> used = nearest.subList(0, Math.min(MOST, nearest.size()));
        double[][] z = used.stream().map(i -> points.get(i).logs(varying)).toArray(double[][]::new);
        double[] y = used.stream().mapToDouble(i -> logRate(alike.get(i))).toArray();
        double[] v = used.stream().mapToDouble(i -> alike.get(i).logVariance()).toArray();
        double[] doubt = used.stream()
                .mapToDouble(i -> SlowForks.doubt(alike.get(i).forks()))
                .toArray();
        return SlowForks.through(z, y, v, doubt).at(at);
    }

    private double logRate(MeasuredCell cell) {
        return Math.log(cell.time() / reader.apply(cell.sizes()).work().flops());
    }

    private static double distance(double[] z, double[] w) {
        double[] apart = z.clone();
        Arrays.setAll(apart, a -> (z[a] - w[a]) * (z[a] - w[a]));
        return Arrays.stream(apart).sum();
    }
}
