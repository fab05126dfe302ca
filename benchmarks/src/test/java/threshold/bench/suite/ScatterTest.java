package threshold.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import threshold.bench.Cell;
import threshold.bench.suite.Scatter.Range;

class ScatterTest {

    private static final Range M = new Range("m", 1_000, 1_000_000);
    private static final Range N = new Range("n", 1_000, 1_000_000);

    private static final Scatter SQUARE = Scatter.over("gram", "", "", M, N);

    @Test
    void theFirstSitsInTheMiddleTheNextFourInTheCorners() {
        List<List<Double>> points = logs(SQUARE.points(5));
        assertThat(distance(points.getFirst(), List.of(0.5, 0.5))).isLessThan(0.05);
        for (double i : new double[] {0, 1}) {
            for (double j : new double[] {0, 1}) {
                assertThat(points).anyMatch(point -> distance(point, List.of(i, j)) < 0.1);
            }
        }
    }

    @Test
    void fewerAreTheFirstOfMore() {
        assertThat(SQUARE.points(20)).startsWith(SQUARE.points(7).toArray(Shape[]::new));
    }

    /** On a square grid of 25 the farthest place is 0.18 away. */
    @Test
    void noProblemOfTheBoxIsFarFromAllPoints() {
        assertThat(emptiest(logs(SQUARE.points(25)))).isLessThan(0.2);
    }

    /** On a square grid of 25 neighbours are 0.25 apart. */
    @Test
    void noTwoPointsAreNear() {
        List<List<Double>> points = logs(SQUARE.points(25));
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(distance(points.get(i), points.get(j))).isGreaterThan(0.18);
            }
        }
    }

    @Test
    void sizesFillTheirRangesAndTheRestStaysAsItIs() {
        Scatter gemm = Scatter.over(
                "gemm", "", "", new Range("m", 24, 2400), new Range("n", 12, 1200), new Range("k", 12, 1200));
        List<Map<String, String>> sizes = gemm.points(24).stream()
                .map(shape -> Cell.parseSizes(shape.sizes()))
                .toList();
        for (Range range : gemm.ranges()) {
            double[] values = sizes.stream()
                    .mapToDouble(each -> Double.parseDouble(each.get(range.name())))
                    .sorted()
                    .toArray();
            assertThat(values[0]).isBetween((double) range.least(), 1.2 * range.least());
            assertThat(values[23]).isBetween(range.most() / 1.2, (double) range.most());
            assertThat(Arrays.stream(values).distinct()).hasSizeGreaterThan(12);
        }
        assertThat(Scatter.over("state-propagation", "B=1,keep=final", "", new Range("n", 2, 8))
                        .points(1))
                .extracting(Shape::sizes)
                .containsExactly("n=4,B=1,keep=final");
    }

    @Test
    void tallProblemsHaveTwiceAsManyRowsAsColumns() {
        List<Shape> heads = Scatter.over(
                        "head-svd", "want=values", "", new Range("V", 300, 50_304), new Range("d", 12, 1024))
                .tall(2)
                .points(14);
        assertThat(heads).hasSize(14).allSatisfy(shape -> {
            Map<String, String> sizes = Cell.parseSizes(shape.sizes());
            assertThat(Integer.parseInt(sizes.get("V"))).isGreaterThanOrEqualTo(2 * Integer.parseInt(sizes.get("d")));
        });
    }

    /** Where each size lies in its range, from 0 to 1. */
    private static List<List<Double>> logs(List<Shape> shapes) {
        return shapes.stream()
                .map(shape -> Cell.parseSizes(shape.sizes()).values().stream()
                        .map(size -> Math.log(Double.parseDouble(size) / 1_000) / Math.log(1_000))
                        .toList())
                .toList();
    }

    /** The distance of the point of a grid that is farthest from all points. */
    private static double emptiest(List<List<Double>> points) {
        return IntStream.rangeClosed(0, 50)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, 50).mapToObj(j -> List.of(i / 50.0, j / 50.0)))
                .mapToDouble(place -> points.stream()
                        .mapToDouble(point -> distance(point, place))
                        .min()
                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    private static double distance(List<Double> a, List<Double> b) {
        return Math.hypot(a.get(0) - b.get(0), a.get(1) - b.get(1));
    }
}
