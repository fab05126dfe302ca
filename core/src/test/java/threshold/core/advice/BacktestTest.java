package threshold.core.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import threshold.core.advice.Backtest.Choice;
import threshold.core.advice.Backtest.Problem;

/** Advice judged by measurements of which it is known what is fastest, and by how much. */
class BacktestTest {

    private static final int[] GRID = {8, 16, 32, 64, 128, 256, 512};

    /** The table holds packed to be the faster from n = 48 on. */
    private static final AdviceJson TABLE = new AdviceJson()
            .gemm("simd:packed", n -> 0.1 * (1 + Math.pow(48.0 / n, 2)), GRID)
            .gemm("scalar:textbook", _ -> 0.2, GRID);

    private static Backtest backtest(AdviceJson table, AdviceJson measured, Need need) throws IOException {
        return table.advice().backtest(measured.advice(), need);
    }

    @Test
    void whatIsAdvisedStandsBesideTheFastest() throws IOException {
        AdviceJson measured = new AdviceJson()
                .gemm("simd:packed", _ -> 0.1, 24, 96, 200)
                .gemm("scalar:textbook", _ -> 0.2, 24, 96, 200);
        List<Problem> problems = backtest(TABLE, measured, Need.DEFAULT).problems();
        assertThat(problems)
                .extracting(Problem::best)
                .containsOnly("simd:packed")
                .hasSize(3);
        assertThat(problems)
                .extracting(problem -> problem.advised().map(Choice::solver))
                .containsExactly(
                        Optional.of("scalar:textbook"), Optional.of("simd:packed"), Optional.of("simd:packed"));
        assertThat(advised(problems.getFirst()).ratio()).isCloseTo(2, within(1e-12));
        assertThat(advised(problems.getLast()).ratio()).isEqualTo(1);
        assertThat(problems.getFirst().time()).isCloseTo(0.1 * 2 * 24 * 24 * 24, within(1e-9));
        assertThat(problems.getFirst().sizes()).containsEntry("m", "24");
    }

    /** Of one solver the time is as foretold; the other takes half of it at one size. */
    @Test
    void aTimeIsInItsIntervalOrNot() throws IOException {
        AdviceJson measured = new AdviceJson().gemm("scalar:textbook", n -> n < 20 ? 0.2 : 0.1, 12, 24);
        List<Problem> problems = backtest(TABLE, measured, Need.DEFAULT.withBackends(Set.of("scalar")))
                .problems();
        assertThat(problems).extracting(problem -> advised(problem).foretold()).containsExactly(true, false);
    }

    /** a is the best twice by little, b once by much: b loses least over all. */
    @Test
    void theSteadyChoiceLosesLeastOverAllProblems() throws IOException {
        AdviceJson measured = new AdviceJson()
                .gemm("scalar:textbook", n -> n < 200 ? 0.10 : 0.4, 24, 96, 200)
                .gemm("simd:packed", n -> n < 200 ? 0.11 : 0.1, 24, 96, 200);
        List<Problem> problems = backtest(TABLE, measured, Need.DEFAULT).problems();
        assertThat(problems).extracting(problem -> problem.steady().solver()).containsOnly("simd:packed");
        assertThat(problems.getFirst().steady().ratio()).isCloseTo(1.1, within(1e-9));
        assertThat(problems.getLast().steady().ratio()).isEqualTo(1);
    }

    @Test
    void aSolverThatIsNotAccurateEnoughThereIsNeitherTheBestNorAChoice() throws IOException {
        AdviceJson measured = new AdviceJson()
                .headSvd("simd:gram", "stable", Double.NaN, 1, 29, 500)
                .headSvd("simd:qr", "stable", Double.NaN, 1, 0.01, 1000);
        Need need = Need.DEFAULT.withAccuracy(1e-13);
        AdviceJson misled = new AdviceJson()
                .headSvd("simd:gram", "stable", Double.NaN, 1, 0.01, 500)
                .headSvd("simd:qr", "stable", Double.NaN, 1, 0.01, 1000);
        List<Problem> problems = backtest(misled, measured, need).problems();
        assertThat(problems).hasSize(3).allSatisfy(problem -> {
            assertThat(problem.best()).isEqualTo("simd:qr");
            assertThat(problem.steady()).isEqualTo(new Choice("simd:qr", 1, false));
            assertThat(advised(problem).solver()).isEqualTo("simd:gram");
            assertThat(advised(problem).ratio()).isInfinite();
        });
        assertThat(backtest(misled, measured, need.withAccuracy(1e-20)).problems())
                .isEmpty();
    }

    @Test
    void whereNothingIsAdvisedTheProblemStillCounts() throws IOException {
        AdviceJson measured = new AdviceJson().gemm("simd:packed", _ -> 0.1, 4096);
        assertThat(backtest(TABLE, measured, Need.DEFAULT).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.advised()).isEmpty());
    }

    private static Choice advised(Problem problem) {
        return problem.advised().orElseThrow();
    }
}
