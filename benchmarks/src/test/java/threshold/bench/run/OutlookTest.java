package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import threshold.bench.suite.PlannedCell;

class OutlookTest {

    private final List<PlannedCell> cells = Sample.series("gemm", "ejml:default", 10, 20, 30, 40);
    private final Outlook outlook = new Outlook(cells, 5);

    @Test
    void nothingIsSaidUntilThreeCellsAreKnown() {
        ended(0, 0, 1);
        ended(0, 1, 1);
        ended(1, 0, 1);
        assertThat(outlook.rest()).isEmpty();
        ended(2, 0, 1);
        assertThat(outlook.rest()).isPresent();
    }

    @Test
    void eachForkTakesWhatTheLastOfItsCellTook() {
        ended(0, 0, 60);
        ended(0, 1, 50);
        ended(1, 0, 2);
        ended(2, 0, 4);
        ended(3, 0, 8);
        assertThat(outlook.rest())
                .hasValueSatisfying(rest -> assertThat(rest).hasSeconds(3 * 50 + 4 * 2 + 4 * 4 + 4 * 8));
    }

    @Test
    void aCellThatIsNotKnownTakesTheMeanOfTheOthers() {
        ended(0, 0, 1);
        ended(1, 0, 2);
        ended(2, 0, 6);
        assertThat(outlook.rest()).hasValueSatisfying(rest -> assertThat(rest).hasSeconds(4 * (1 + 2 + 6) + 5 * 3));
    }

    private void ended(int cell, int round, double seconds) {
        outlook.learn(ForkRecord.without(
                Sample.fork(cells.get(cell), round, 0), ForkRecord.Status.SKIPPED, "made up", seconds));
    }
}
