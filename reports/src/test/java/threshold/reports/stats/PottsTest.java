package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class PottsTest {

    /** The best of all segmentations of a short series, one by one. */
    @Property(tries = 200, seed = "20261126")
    void isTheBestOfAll(@ForAll @Size(12) List<@DoubleRange(min = 0, max = 1) Double> list) {
        double[] values = list.stream().mapToDouble(Double::doubleValue).toArray();
        assertThat(price(values, Potts.of(values))).isLessThanOrEqualTo(cheapest(values, List.of()) + 1e-9);
    }

    private static double cheapest(double[] values, List<Integer> changes) {
        double least = price(values, changes.stream().mapToInt(i -> i).toArray());
        int from = changes.isEmpty() ? 0 : changes.getLast();
        for (int at = from + 3; at <= values.length - 3; at++) {
            List<Integer> more = new ArrayList<>(changes);
            more.add(at);
            least = Math.min(least, cheapest(values, more));
        }
        return least;
    }

    private static double price(double[] values, int[] changes) {
        double error = 0;
        int from = 0;
        for (int i = 0; i <= changes.length; i++) {
            int end = i < changes.length ? changes[i] : values.length;
            double[] level = Arrays.copyOfRange(values, from, end);
            double[] sorted = level.clone();
            Arrays.sort(sorted);
            double median = sorted[sorted.length / 2];
            error += Arrays.stream(level).map(x -> Math.abs(x - median)).sum();
            from = end;
        }
        int n = values.length;
        double worth = LagOne.worth(LagOne.correlation(values));
        return 2 * worth * n * Math.log(Math.max(error / n, 1e-9)) + 4 * Math.log(n) * changes.length;
    }
}
