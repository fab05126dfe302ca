package threshold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static threshold.bench.ScriptedJvm.MS;

import org.junit.jupiter.api.Test;

/** When a warm-up ends, by a clock, a compiler and a heap that are made up. */
class WarmUpScriptTest {

    private static final double SETTLE = 300 * MS;
    private static final double CAP = 2000 * MS;
    private static final long BOXES_OF_A_CALL = 6_000_000;

    @Test
    void anOperationThatBehavesTakesTheLeastTimeAndABatch() {
        ScriptedJvm jvm = new ScriptedJvm(call -> call < 100 ? MS : 0.1 * MS).compilingUntil(200);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(jvm.elapsed()).isBetween(SETTLE, SETTLE + 25 * MS);
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(jvm.walks()).as("walks over the heap").isZero();
    }

    @Test
    void aCompilerThatIsIdleForAMomentDoesNotEndItWhileVectorsAreBoxed() {
        int fast = 500;
        ScriptedJvm jvm = new ScriptedJvm(call -> call < fast ? 2 * MS : 0.05 * MS)
                .allocating(call -> call < fast ? BOXES_OF_A_CALL : 0, true);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        double[] times = warmUp.run();
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(times[times.length - 1]).isEqualTo(0.05 * MS);
        assertThat(jvm.walks()).as("the heap is asked once").isEqualTo(1);
    }

    @Test
    void theCapStretchesWhileVectorsAreBoxed() {
        int fast = 1500;
        ScriptedJvm jvm = new ScriptedJvm(call -> call < fast ? 2 * MS : 0.05 * MS)
                .allocating(call -> call < fast ? BOXES_OF_A_CALL : 0, true);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(warmUp.settledTime()).isEqualTo(0.05 * MS);
        assertThat(jvm.elapsed()).isBetween(3000 * MS, 4000 * MS);
    }

    @Test
    void whatIsBoxedForeverIsCutAtFourTimesTheCap() {
        ScriptedJvm jvm = new ScriptedJvm(_ -> 2 * MS).allocating(_ -> BOXES_OF_A_CALL, true);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(warmUp.wasCut()).isTrue();
        assertThat(jvm.elapsed()).isBetween(4 * CAP, 4 * CAP + 30 * MS);
    }

    @Test
    void aLongOperationWhoseFirstCallTookAllTheTimeGetsOneMoreThanTheFirstFastOne() {
        ScriptedJvm jvm = new ScriptedJvm(call -> call < 1 ? 2400 * MS : 750 * MS);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        double[] times = warmUp.run();
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(times).containsExactly(2400 * MS, 750 * MS, 750 * MS);
    }

    @Test
    void aLongOperationThatBoxesIsWaitedForToo() {
        int fast = 30;
        ScriptedJvm jvm = new ScriptedJvm(call -> call < fast ? 200 * MS : 10 * MS)
                .allocating(call -> call < fast ? 100 * BOXES_OF_A_CALL : 0, true);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(warmUp.settledTime()).isEqualTo(10 * MS);
    }

    @Test
    void aLibraryThatAllocatesItsResultsIsNotWaitedFor() {
        ScriptedJvm jvm = new ScriptedJvm(_ -> 2 * MS).allocating(_ -> BOXES_OF_A_CALL, false);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(jvm.elapsed()).isBetween(SETTLE, SETTLE + 30 * MS);
        assertThat(jvm.walks()).isEqualTo(1);
    }

    @Test
    void aFewKilobytesInALongCallCostNothing() {
        ScriptedJvm jvm = new ScriptedJvm(_ -> 2 * MS).allocating(_ -> 80_000, true);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(jvm.elapsed()).isBetween(SETTLE, SETTLE + 30 * MS);
        assertThat(jvm.walks()).isZero();
    }

    @Test
    void theCapStretchesWhileTheCompilerIsAtWork() {
        ScriptedJvm jvm = new ScriptedJvm(_ -> MS).compilingUntil(2500);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(jvm.elapsed()).isBetween(2500 * MS, 2600 * MS);
    }

    @Test
    void theCapStretchesWhileTimesFall() {
        ScriptedJvm jvm = new ScriptedJvm(call -> MS * Math.max(0.02, Math.pow(0.998, call)));
        WarmUp warmUp = jvm.warmUp(SETTLE, 1000 * MS);
        warmUp.run();
        assertThat(warmUp.wasCut()).isFalse();
        assertThat(warmUp.settledTime()).isLessThan(0.03 * MS);
    }

    @Test
    void aLongOperationEndsAtItsCapThoughTheCompilerIsAtWork() {
        ScriptedJvm jvm = new ScriptedJvm(_ -> 500 * MS).compilingUntil(100);
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(jvm.elapsed()).isEqualTo(CAP);
        assertThat(warmUp.wasCut()).as("its times stand still").isFalse();
    }

    @Test
    void aLongOperationThatFallsAndFallsIsCutAtFourTimesTheCap() {
        ScriptedJvm jvm = new ScriptedJvm(call -> 4000 * MS * Math.pow(0.7, call));
        WarmUp warmUp = jvm.warmUp(SETTLE, CAP);
        warmUp.run();
        assertThat(jvm.elapsed()).isBetween(4 * CAP, 4 * CAP + 2000 * MS);
        assertThat(warmUp.wasCut()).isTrue();
    }

    @Test
    void aCapThatLeavesNoTimeToSettleIsKept() {
        ScriptedJvm jvm = new ScriptedJvm(_ -> MS).allocating(_ -> BOXES_OF_A_CALL, true);
        WarmUp warmUp = jvm.warmUp(50 * MS, 150 * MS);
        warmUp.run();
        assertThat(jvm.elapsed()).isBetween(150 * MS, 160 * MS);
        assertThat(warmUp.wasCut()).isTrue();
    }
}
