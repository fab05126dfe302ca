package threshold.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import threshold.reports.model.Entry;
import threshold.reports.model.History;

class TrendTest {

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final double DELTA = 0.03;

    @Test
    void aStepIsFoundWithTheCommitsAroundIt() {
        Trend trend = trend(Map.of("a", series("a", 100, i -> i < 60 ? 1000 : 1080)));
        assertThat(trend.alarms()).singleElement().satisfies(step -> {
            assertThat(step.before().commit()).isEqualTo("c59");
            assertThat(step.after().commit()).isEqualTo("c60");
            assertThat(step.ratio()).isBetween(1.07, 1.09);
            assertThat(step.old()).isBetween(975.0, 1010.0);
        });
        assertThat(trend.suspicions()).isZero();
    }

    @Test
    void whatBecameFasterIsNoAlarm() {
        Trend trend = trend(Map.of("a", series("a", 100, i -> i < 60 ? 1000 : 900)));
        assertThat(trend.steps()).hasSize(1);
        assertThat(trend.alarms()).isEmpty();
    }

    @Test
    void theMachineIsToldApartFromCode() {
        Trend trend = trend(Map.of(
                "ceiling/simd:probe/kind=ruler", series("ceiling", 100, i -> i < 60 ? 1000 : 1100),
                "better", series("better", 100, i -> i < 60 ? 1000 : 900)));
        assertThat(trend.alarms()).isEmpty();
        assertThat(trend.improvements()).extracting(CellTrend.Step::cell).containsExactly("better");
        assertThat(trend.ofMachine())
                .extracting(CellTrend.Step::ratio)
                .singleElement()
                .satisfies(ratio -> assertThat(ratio).isBetween(1.08, 1.12));
    }

    @Test
    void smallerThanTheMarginIsNone() {
        assertThat(trend(Map.of("a", series("a", 100, i -> i < 60 ? 1000 : 1020)))
                        .steps())
                .isEmpty();
    }

    @Test
    void theLatestComesFirst() {
        Trend trend = trend(Map.of(
                "early", series("early", 100, i -> i < 30 ? 1000 : 1200),
                "late", series("late", 100, i -> i < 80 ? 1000 : 1100),
                "still", series("still", 100, _ -> 1000)));
        assertThat(trend.alarms()).extracting(CellTrend.Step::cell).containsExactly("late", "early");
    }

    @Test
    void theGreaterOfTheSameRunComesFirst() {
        Trend trend = trend(Map.of(
                "a little", series("a little", 101, i -> i < 60 ? 1000 : 1100),
                "a lot", series("a lot", 101, i -> i < 60 ? 1000 : 1500)));
        assertThat(trend.steps()).extracting(CellTrend.Step::cell).containsExactly("a lot", "a little");
    }

    @Test
    void eachLevelOfASeriesIsTold() {
        Trend trend = trend(Map.of("a", series("a", 91, i -> i < 30 ? 1000 : i < 60 ? 1200 : 1500)));
        assertThat(trend.steps())
                .satisfiesExactly(
                        late -> {
                            assertThat(late.at()).isEqualTo(60);
                            assertThat(late.old()).isBetween(1170.0, 1210.0);
                            assertThat(late.now()).isBetween(1465.0, 1510.0);
                        },
                        early -> {
                            assertThat(early.before().commit()).isEqualTo("c29");
                            assertThat(early.after().commit()).isEqualTo("c30");
                            assertThat(early.old()).isBetween(975.0, 1005.0);
                        });
    }

    /** Levels 2 % apart, as far as a run's forks scatter: now and then one method sees them and the other does not. */
    @Test
    void whatOneMethodSeesIsASuspicion() {
        Map<String, List<Entry>> series = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            series.put("cell" + i, series("cell" + i, 60, run -> run < 50 ? 1000 : 1020));
        }
        Trend trend = trend(series);
        assertThat(trend.suspicions()).isPositive();
        assertThat(trend.steps()).as("under the margin").isEmpty();
    }

    @Test
    void onlyTheLastRunsAreLookedAt() {
        Trend trend = trend(Map.of("a", series("a", 300, i -> i < 50 ? 1000 : 1200)));
        assertThat(trend.steps()).isEmpty();
        assertThat(trend.cells().getFirst().entries()).hasSize(CellTrend.MOST_RUNS);
    }

    @Test
    void anotherLibraryIsNamed() {
        List<Entry> entries = new ArrayList<>(series("a", 40, i -> i < 20 ? 1000 : 1200));
        entries.replaceAll(entry -> entry.at().isBefore(START.plus(Duration.ofDays(20)))
                ? entry
                : new Entry(entry.run(), entry.at(), entry.commit(), "", "version=2", "a", entry.least()));
        assertThat(trend(Map.of("a", entries)).alarms())
                .singleElement()
                .extracting(CellTrend.Step::library)
                .isEqualTo("version=1 → version=2");
    }

    @Test
    void aCellThatIsGoneIsMissed() {
        Map<String, List<Entry>> both = new LinkedHashMap<>();
        both.put("stays", series("stays", 40, _ -> 1000));
        both.put("gone", series("gone", 30, _ -> 1000));
        assertThat(Trend.of(new History("h", both, List.of()), DELTA, START.plus(Duration.ofDays(40)))
                        .gaps())
                .containsExactly("gone is missing from the last 10 runs, since 2026-01-30");
    }

    @Test
    void aMachineThatIsSilentIsMissed() {
        Map<String, List<Entry>> one = Map.of("a", series("a", 40, _ -> 1000));
        History history = new History("h", one, List.of());
        Instant last = START.plus(Duration.ofDays(39));
        assertThat(Trend.of(history, DELTA, last.plus(Duration.ofDays(3))).gaps())
                .isEmpty();
        assertThat(Trend.of(history, DELTA, last.plus(Duration.ofDays(5))).gaps())
                .containsExactly("no run since 2026-02-09: 5 days, and they came every 1");
    }

    /** Two hundred series of a hundred runs that vary by 2 %: where both methods have to agree, next to none is called changed. */
    @Tag("simulation")
    @Test
    void noiseIsSeldomAnAlarm() {
        Map<String, List<Entry>> series = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            series.put("cell" + i, series("cell" + i, 100, _ -> 1000));
        }
        assertThat(trend(series).steps()).hasSizeLessThanOrEqualTo(1);
    }

    private static Trend trend(Map<String, List<Entry>> series) {
        return Trend.of(new History("h", series, List.of()), DELTA, START.plus(Duration.ofDays(301)));
    }

    /** A run a day, of four forks that vary by 2 %. */
    private static List<Entry> series(String cell, int runs, IntToDoubleFunction level) {
        SplittableRandom random = new SplittableRandom(cell.hashCode());
        return IntStream.range(0, runs)
                .mapToObj(i -> new Entry(
                        "r" + i,
                        START.plus(Duration.ofDays(i)),
                        "c" + i,
                        "",
                        "version=1",
                        cell,
                        random.doubles(4)
                                .map(_ -> level.applyAsDouble(i) * Math.exp(0.02 * random.nextGaussian()))
                                .toArray()))
                .toList();
    }
}
