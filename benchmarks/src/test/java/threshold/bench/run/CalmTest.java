package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import threshold.bench.suite.PlannedCell;

class CalmTest {

    private static final double USUAL = 200_000;
    private static final PlannedCell CELL = Sample.cell("gemm", "simd:packed", 1e6);

    private final Calm calm = new Calm();

    @BeforeEach
    void forksOfACalmMachineAreKnown() {
        for (int fork = 0; fork < 4; fork++) {
            calm.learn(fork(USUAL, USUAL + 1, USUAL + 2));
        }
    }

    @Test
    void iterationsBesideASlowRulerAreSetApart() {
        ForkRecord sifted = calm.sifted(fork(USUAL, 1.8 * USUAL, 1.3 * USUAL));
        assertThat(sifted.measured()).containsExactly(10, 12);
        assertThat(sifted.operations()).containsExactly(100, 102);
        assertThat(sifted.disturbed()).containsExactly(11);
        assertThat(sifted.ruler()).hasSize(3);
        assertThat(sifted.time()).isEqualTo(11);
    }

    @Test
    void aForkWithoutACalmIterationStaysAsItIsAndIsDoubted() {
        ForkRecord slow = fork(2 * USUAL, 2 * USUAL, 1.8 * USUAL);
        assertThat(calm.sifted(slow)).isSameAs(slow);
        assertThat(calm.doubt(slow)).contains("the machine was slow beside 3 of its 3 iterations, by the ruler");
    }

    @Test
    void aThirdOfTheIterationsSpeaksForAFork() {
        assertThat(calm.doubt(fork(USUAL, 2 * USUAL, 2 * USUAL))).isEmpty();
        assertThat(calm.doubt(fork(USUAL, 2 * USUAL, 2 * USUAL, 2 * USUAL)))
                .contains("the machine was slow beside 3 of its 4 iterations, by the ruler");
    }

    @Test
    void aCalmForkStaysAsItIs() {
        ForkRecord fork = fork(USUAL, USUAL, 1.3 * USUAL);
        assertThat(calm.sifted(fork)).isSameAs(fork);
        assertThat(calm.doubt(fork)).isEmpty();
    }

    @Test
    void withoutRulersOrWithTooFewNothingIsKnown() {
        ForkRecord without = Sample.measured(CELL, 0, 0, 10, 11, 12);
        assertThat(calm.sifted(without)).isSameAs(without);
        assertThat(calm.doubt(without)).isEmpty();
        Calm fresh = new Calm();
        fresh.learn(fork(USUAL, USUAL, USUAL));
        assertThat(fresh.most()).isInfinite();
        assertThat(fresh.doubt(fork(9 * USUAL, 9 * USUAL))).isEmpty();
    }

    /** Else every fork after it would be measured twice. */
    @Test
    void aMachineThatHasBecomeSlowerForGoodIsTheCalmOneInTheEnd() {
        ForkRecord slower = fork(2 * USUAL, 2 * USUAL, 2 * USUAL);
        for (int fork = 0; fork < 1000; fork++) {
            calm.learn(slower);
        }
        assertThat(calm.doubt(slower)).isEmpty();
    }

    /** Nine tenths of the time others are at work, as on a machine that is shared by many. */
    @Test
    void aMachineThatIsSeldomCalmIsKnownByItsCalmMoments() {
        for (int fork = 0; fork < 100; fork++) {
            double[] rulers = new double[10];
            Arrays.fill(rulers, 1.9 * USUAL);
            rulers[fork % 10] = USUAL;
            calm.learn(fork(rulers));
        }
        assertThat(calm.most()).isBetween(1.3 * USUAL, 1.5 * USUAL);
    }

    @Test
    void aLineOfTheFileHasBoth() {
        assertThat(Protocol.line(calm.sifted(fork(USUAL, 2 * USUAL))))
                .contains("\"disturbed\":[11.0],\"ruler\":[200000.0,400000.0],\"load\"");
    }

    /** Iterations of 10, 11, … ns in 100, 101, … operations. */
    private static ForkRecord fork(double... rulers) {
        double[] measured = new double[rulers.length];
        long[] operations = new long[rulers.length];
        Arrays.setAll(measured, i -> 10 + i);
        Arrays.setAll(operations, i -> 100 + i);
        return Sample.beside(Sample.measured(CELL, 0, 0, measured), operations, rulers);
    }
}
