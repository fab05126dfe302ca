package threshold.bench.suite;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sizes scattered over a box of their logarithms, all varying at once: what a smooth rate is best fitted through, where
 * runs along one size at a time leave most of the box empty. A coffee-house design: the first guest sits in the middle,
 * each next one as far as can be from all before, and so at the ends of the ranges too, beyond which advice is asked for.
 *
 * <p>Under the covariance that advice has, with values known to 10 %, 24 points of three sizes foretell a random point of
 * the box, widened by a factor of 1.5, to 11 %; 24 along the axes to 20 %, 24 of the recurrence itself to 14 %.
 *
 * <p>Seats are frac(1/2 + i·α) with αₐ = φ⁻ᵃ, φ the root of φ^(D+1) = φ + 1, so that no size is round.
 *
 * <p>Source: W. G. Müller, Collecting Spatial Data, 3rd edition, 2007, section 4.3; M. Roberts, The Unreasonable
 * Effectiveness of Quasirandom Sequences, 2018.
 *
 * @param family the family
 * @param fixed the sizes that do not vary, as {@code B=1,keep=final}, or nothing
 * @param input the input; empty for the family's default
 * @param ranges the sizes that do
 * @param tallness how many times the second size the first is at least; 0 where that does not matter
 */
record Scatter(String family, String fixed, String input, List<Range> ranges, int tallness) {

    private static final int SEATS = 4000;

    /** Steps of φ = (1 + φ)^(1/(D+1)), each of which gains a factor of 3 at least. */
    private static final int STEPS = 40;

    private static final double MIDDLE = 0.5;

    /** A size and its ends. */
    record Range(String name, int least, int most) {

        private long at(double u) {
            return Math.round(least * Math.pow((double) most / least, u));
        }
    }

    static Scatter over(String family, String fixed, String input, Range... ranges) {
        return new Scatter(family, fixed, input, List.of(ranges), 0);
    }

    /** Of these problems those whose first size is so many times the second at least. */
    Scatter tall(int times) {
        return new Scatter(family, fixed, input, ranges, times);
    }

    /** So many points; fewer are the first of more. */
    List<Shape> points(int count) {
        List<double[]> seats = seats();
        double[] middle = new double[ranges.size()];
        Arrays.fill(middle, MIDDLE);
        List<double[]> taken = new ArrayList<>();
        taken.add(Collections.min(seats, comparingDouble(seat -> distance(seat, middle))));
        double[] free = new double[seats.size()];
        Arrays.fill(free, Double.MAX_VALUE);
        while (taken.size() < count) {
            double[] last = taken.getLast();
            Arrays.setAll(free, i -> Math.min(free[i], distance(seats.get(i), last)));
            int farthest = IntStream.range(0, free.length)
                    .boxed()
                    .max(comparingDouble(i -> free[i]))
                    .orElseThrow();
            taken.add(seats.get(farthest));
        }
        return taken.stream().map(this::shape).toList();
    }

    private List<double[]> seats() {
        double root = root(ranges.size());
        return IntStream.rangeClosed(1, SEATS)
                .mapToObj(i -> {
                    double[] seat = new double[ranges.size()];
                    Arrays.setAll(seat, a -> (MIDDLE + i * Math.pow(root, -(a + 1))) % 1);
                    return seat;
                })
                .filter(this::isTall)
                .toList();
    }

    private static double root(int dimensions) {
        double root = 1;
        for (int step = 0; step < STEPS; step++) {
            root = Math.pow(1 + root, 1.0 / (dimensions + 1));
        }
        return root;
    }

    private boolean isTall(double[] seat) {
        return tallness == 0 || size(seat, 0) >= tallness * size(seat, 1);
    }

    private long size(double[] seat, int a) {
        return ranges.get(a).at(seat[a]);
    }

    private static double distance(double[] u, double[] w) {
        double squares = 0;
        for (int a = 0; a < u.length; a++) {
            squares += (u[a] - w[a]) * (u[a] - w[a]);
        }
        return Math.sqrt(squares);
    }

    private Shape shape(double[] seat) {
        String varied = IntStream.range(0, seat.length)
                .mapToObj(a -> ranges.get(a).name() + "=" + size(seat, a))
                .collect(Collectors.joining(","));
        return Shape.of(family, fixed.isEmpty() ? varied : varied + "," + fixed, input);
    }
}
