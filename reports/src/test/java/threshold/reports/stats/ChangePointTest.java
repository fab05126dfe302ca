package threshold.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both methods have to find in a series, and what not. */
class ChangePointTest {

    /** A method, with the most of 200 series in which it may see a change that is not there. */
    enum Method {
        E_DIVISIVE(
                values -> EDivisive.of(values).stream()
                        .mapToInt(EDivisive.Change::at)
                        .toArray(),
                5,
                10),
        POTTS(Potts::of, 4, 2);

        private final Function<double[], int[]> changes;
        private final int ofIndependent;
        private final int ofCorrelated;

        Method(Function<double[], int[]> changes, int ofIndependent, int ofCorrelated) {
            this.changes = changes;
            this.ofIndependent = ofIndependent;
            this.ofCorrelated = ofCorrelated;
        }

        int[] changes(double... values) {
            return changes.apply(values);
        }

        private long seen(double correlation, double step) {
            return Noise.seen(correlation, step, values -> changes(values).length > 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsAStepAndWhereItIs(Method method) {
        assertThat(method.changes(Noise.with(Noise.of(1, 100, 0), 0.02, 0.10, 60, 100)))
                .containsExactly(60);
    }

    @ParameterizedTest
    @EnumSource
    void findsTwoChangesThatUndoEachOther(Method method) {
        assertThat(method.changes(Noise.with(Noise.of(2, 120, 0), 0.02, 0.10, 70, 82)))
                .containsExactly(70, 82);
    }

    @ParameterizedTest
    @EnumSource
    void twoOutliersAreNoLevel(Method method) {
        assertThat(method.changes(Noise.with(Noise.of(3, 60, 0), 0.02, 0.30, 30, 32)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void fewOrEqualValuesTellNothing(Method method) {
        assertThat(method.changes()).isEmpty();
        assertThat(method.changes(1, 1, 9, 9, 9)).isEmpty();
        double[] equal = new double[50];
        Arrays.fill(equal, 7);
        assertThat(method.changes(equal)).isEmpty();
    }

    @Tag("simulation")
    @ParameterizedTest
    @EnumSource
    void seldomFindsWhatIsNotThere(Method method) {
        assertThat(method.seen(0, 0)).isLessThanOrEqualTo(method.ofIndependent);
        assertThat(method.seen(0.5, 0)).isLessThanOrEqualTo(method.ofCorrelated);
    }

    @Tag("simulation")
    @ParameterizedTest
    @EnumSource
    void findsFivePercent(Method method) {
        assertThat(method.seen(0, 0.05)).isGreaterThanOrEqualTo(Noise.SERIES - 2);
    }
}
