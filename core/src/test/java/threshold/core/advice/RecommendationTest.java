package threshold.core.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import threshold.core.advice.Recommendation.Unfit;

class RecommendationTest {

    private static final Unfit INACCURATE = new Unfit("c:d", "it is not accurate enough");

    @Test
    void theLeastExpectedTimeIsFirstAndTiesGoByName() {
        Recommendation of = Recommendation.of(
                List.of(candidate("b:m", 20, 1.1), candidate("z:m", 10, 1.1), candidate("a:m", 20, 1.1)),
                List.of(INACCURATE));
        assertThat(of.ranked()).extracting(Candidate::solver).containsExactly("z:m", "a:m", "b:m");
        assertThat(of.unfit()).containsExactly(INACCURATE);
    }

    /** To pass over what is vague for what is surely slower would be the worst advice. */
    @Test
    void aVagueSolverThatIsFastestForCertainIsAdvised() {
        Recommendation of =
                Recommendation.of(List.of(candidate("vague:m", 10, 5), candidate("slow:m", 90, 1.1)), List.of());
        assertThat(of.best().orElseThrow().solver()).isEqualTo("vague:m");
    }

    @Test
    void aVagueSolverThatMayBeSlowerLeavesTheQuestionOpen() {
        Recommendation of = Recommendation.of(
                List.of(candidate("vague:m", 10, 5), candidate("near:m", 30, 1.1)), List.of(INACCURATE));
        assertThat(of.ranked()).isEmpty();
        assertThat(of.unfit())
                .containsExactly(
                        new Unfit(
                                "vague:m",
                                "from what was measured its time is known to a factor of 5 only; measure it nearer to these"
                                        + " sizes"),
                        new Unfit(
                                "near:m",
                                "vague:m may be faster, and its time is known to a factor of 5 only; measure it nearer to"
                                        + " these sizes"),
                        INACCURATE);
    }

    @Test
    void whatIsKnownToAFactorOfThreeIsAnAnswer() {
        Recommendation of =
                Recommendation.of(List.of(candidate("wide:m", 10, 3), candidate("near:m", 12, 1.1)), List.of());
        assertThat(of.best().orElseThrow().solver()).isEqualTo("wide:m");
    }

    @Test
    void aSingleVagueSolverIsNoAnswer() {
        assertThat(Recommendation.of(List.of(candidate("vague:m", 10, 5)), List.of())
                        .best())
                .isEmpty();
    }

    private static Candidate candidate(String solver, double time, double factor) {
        return new Candidate(solver, time, time / factor, time * factor, 1e-15, 1, 7, true);
    }
}
