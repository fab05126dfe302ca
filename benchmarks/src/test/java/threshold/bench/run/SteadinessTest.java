package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import threshold.bench.KernelBenchmark;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

class SteadinessTest {

    private static final Effort EFFORT = new Effort(300, 2000, 3, 50);

    private final PlannedCell small = Sample.cell("gram", "simd:packed", 10);
    private final PlannedCell large = Sample.cell("gram", "simd:packed", 100);
    private final Steadiness steadiness = new Steadiness(EFFORT);

    @Test
    void aForkWithoutAnythingAgainstItIsSteady() {
        assertThat(steadiness.doubt(small, Sample.measured(small, 0, 0, 100, 101, 99)))
                .isEmpty();
    }

    @Test
    void aWarmUpThatWasCutIsADoubt() {
        ForkRecord cut = Sample.ok(small, 0, 0, Map.of(KernelBenchmark.SETTLED, "false"));
        assertThat(steadiness.doubt(small, cut)).hasValue("its warm-up had not settled");
        assertThat(new Steadiness(new Effort(50, 150, 2, 30)).doubt(small, cut))
                .as("an effort that leaves no time to settle")
                .isEmpty();
    }

    @Test
    void bytesThatOtherForksOfTheCellDoNotAllocateAreADoubt() {
        ForkRecord allocating = Sample.measured(large, 0, 23_040_504, 23e6, 23e6);
        assertThat(steadiness.doubt(large, allocating))
                .as("nothing is known of others")
                .isEmpty();
        steadiness.learn(large, Sample.measured(large, 1, 504, 13e6, 13e6));
        assertThat(steadiness.doubt(large, allocating))
                .hasValue("it allocated 23040504 bytes in a run where others allocate 504");
        assertThat(steadiness.doubt(large, Sample.measured(large, 2, 80_000, 13e6, 13e6)))
                .as("less than takes 3 % of the time")
                .isEmpty();
    }

    @Test
    void aSolverThatAllocatesNothingAtOneSizeIsDoubtedIfItDoesAtAnother() {
        steadiness.learn(small, Sample.measured(small, 0, 0, 100, 100));
        assertThat(steadiness.doubt(large, Sample.measured(large, 0, 8_298_624, 3e6, 3e6)))
                .hasValue("it allocated 8298624 bytes in a run where others allocate 0");
        PlannedCell other = Sample.cell("gram", "ejml:default", 100);
        assertThat(steadiness.doubt(other, Sample.measured(other, 0, 8_298_624, 3e6, 3e6)))
                .as("another solver")
                .isEmpty();
    }

    @Test
    void aTimeThatFellWhileItWasMeasuredIsADoubt() {
        assertThat(steadiness.doubt(small, Sample.measured(small, 0, 0, 3.64e6, 3e6, 2.14e6)))
                .hasValue("its time fell from 3.64 ms to 2.14 ms while it was measured");
        assertThat(steadiness.doubt(small, Sample.measured(small, 0, 0, 120, 110, 100)))
                .as("by less than a neighbour on the machine may take")
                .isEmpty();
        assertThat(steadiness.doubt(small, Sample.measured(small, 0, 0, 140, 150, 100)))
                .as("up and down")
                .isEmpty();
        assertThat(steadiness.doubt(small, Sample.measured(small, 0, 0, 140))).isEmpty();
    }

    @Test
    void aTimeThatFellWhileOthersTookTheProcessorTellsNothingOfTheCompiler() {
        ForkRecord falling = Sample.measured(small, 0, 0, 3e6, 1e6);
        assertThat(steadiness.doubt(small, Sample.beside(falling, 0.05))).isPresent();
        assertThat(steadiness.doubt(small, Sample.beside(falling, 0.3))).isEmpty();
    }

    @Test
    void aForkWithoutNumbersIsNotDoubted() {
        assertThat(steadiness.doubt(
                        small, ForkRecord.without(Sample.fork(small, 0, 0), ForkRecord.Status.FAILED, "no memory", 1)))
                .isEmpty();
    }
}
