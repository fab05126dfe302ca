package threshold.core.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.core.Matrix;
import threshold.core.backend.Backends;
import threshold.core.family.GemmFamily;
import threshold.core.family.HeadSvdFamily;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Plan;

/** Advice from tables of which it is known what is fastest where. */
class AdviceTest {

    private static final GemmFamily GEMM = new GemmFamily();
    private static final HeadSvdFamily HEAD_SVD = new HeadSvdFamily();

    /** Both take as long at n = 48. */
    private static final AdviceJson GEMMS = new AdviceJson()
            .gemm("simd:packed", AdviceTest::packed, 8, 16, 32, 64, 128, 256, 512)
            .gemm("scalar:textbook", _ -> 0.2, 8, 16, 32, 64, 128, 256, 512);

    @TempDir
    Path folder;

    @Test
    void whatIsFasterNearTheSizesIsAdvised() throws IOException {
        Advice advice = GEMMS.advice();
        assertThat(best(advice, 20)).isEqualTo("scalar:textbook");
        assertThat(best(advice, 200)).isEqualTo("simd:packed");
        assertThat(best(advice, 300)).isEqualTo("simd:packed");
    }

    @Test
    void theTimeIsThatOfTheWorkAtTheRate() throws IOException {
        Candidate best = GEMMS.advice()
                .about(GEMM, new Gemm.Size(300, 300, 300), Need.DEFAULT)
                .best()
                .orElseThrow();
        assertThat(best.time()).isCloseTo(packed(300) * 2 * 300.0 * 300 * 300, within(0.05 * best.time()));
        assertThat(best.low()).isLessThan(best.time());
        assertThat(best.high()).isGreaterThan(best.time()).isLessThan(1.3 * best.time());
        assertThat(best.reach()).isEqualTo(1);
        assertThat(best.measured()).isEqualTo(7);
    }

    @Test
    void sizesALittleBeyondAreAnsweredAndFarBeyondRefused() throws IOException {
        Advice advice = GEMMS.advice();
        Candidate beyond = advice.about(GEMM, new Gemm.Size(1024, 1024, 1024), Need.DEFAULT)
                .best()
                .orElseThrow();
        assertThat(beyond.reach()).isEqualTo(2);
        Recommendation far = advice.about(GEMM, new Gemm.Size(4096, 4096, 4096), Need.DEFAULT);
        assertThat(far.best()).isEmpty();
        assertThat(far.unfit())
                .hasSize(2)
                .allSatisfy(unfit -> assertThat(unfit.why())
                        .isEqualTo("it was measured with m from 8 to 512, and no rate is known 8 times beyond"));
    }

    @Test
    void onlyBackendsThatMayAnswerAreAdvised() throws IOException {
        Recommendation without =
                GEMMS.advice().about(GEMM, new Gemm.Size(200, 200, 200), Need.DEFAULT.withBackends(Set.of("scalar")));
        assertThat(without.ranked()).extracting(Candidate::solver).containsExactly("scalar:textbook");
    }

    @Test
    void anotherNumberOfThreadsIsAnotherTable() throws IOException {
        Recommendation two = GEMMS.advice().about(GEMM, new Gemm.Size(200, 200, 200), Need.DEFAULT.withThreads(2));
        assertThat(two.ranked()).isEmpty();
        assertThat(two.unfit()).isEmpty();
    }

    /** A method that squares the condition is good enough where the condition is small, and no further. */
    @Test
    void aSolverThatIsNotAccurateEnoughIsNotAdvised() throws IOException {
        Advice advice = new AdviceJson()
                .headSvd("simd:gram", "kappa-limited", 1e7, 10, 5, 1000)
                .headSvd("simd:gram", "kappa-limited", 1e7, 1e6, 5e5, 1000)
                .headSvd("simd:qr", "stable", Double.NaN, 10, 0.5, 2000)
                .headSvd("simd:qr", "stable", Double.NaN, 1e6, 0.5, 2000)
                .advice();
        HeadSvd.Size size = HeadSvd.Size.of(4000, 100, Want.VALUES);
        assertThat(solver(advice, size, 10, 1e-10)).isEqualTo("simd:gram");
        assertThat(solver(advice, size, 1e6, 1e-7)).isEqualTo("simd:qr");
        Recommendation beyond =
                advice.about(HEAD_SVD, size, Need.DEFAULT.withKappa(1e8).withAccuracy(1e-3));
        assertThat(beyond.best().orElseThrow().solver()).isEqualTo("simd:qr");
        assertThat(beyond.unfit())
                .containsExactly(new Recommendation.Unfit("simd:gram", "it refuses a condition over 1e7"));
    }

    @Test
    void aSolverOverItsBoundIsNotAdvised() throws IOException {
        Advice advice = new AdviceJson()
                .headSvd("simd:gram", "stable", Double.NaN, 10, 31, 1000)
                .advice();
        Recommendation none = advice.about(HEAD_SVD, HeadSvd.Size.of(4000, 100, Want.VALUES), Need.DEFAULT);
        assertThat(none.unfit())
                .singleElement()
                .satisfies(unfit -> assertThat(unfit.why()).startsWith("it was over the bound of its accuracy at "));
    }

    @Test
    void wordsAndSizesThatNeverVariedMustBeAsMeasured() throws IOException {
        Advice advice = new AdviceJson()
                .headSvd("simd:qr", "stable", Double.NaN, 10, 0.5, 2000)
                .advice();
        assertThat(advice.about(HEAD_SVD, HeadSvd.Size.of(4000, 100, Want.THIN), Need.DEFAULT)
                        .unfit())
                .extracting(Recommendation.Unfit::why)
                .containsExactly("it was not measured with want=thin");
        assertThat(advice.about(HEAD_SVD, HeadSvd.Size.of(4000, 128, Want.VALUES), Need.DEFAULT)
                        .unfit())
                .extracting(Recommendation.Unfit::why)
                .containsExactly("it was measured with d=100 only");
    }

    @Test
    void theSolverIsAKernelOfThisProgram() throws IOException {
        assertThat(GEMMS.advice()
                        .solver(GEMM, new Gemm.Size(200, 200, 200), Need.DEFAULT)
                        .method())
                .isEqualTo("packed");
        assertThat(GEMMS.advice()
                        .solver(GEMM, new Gemm.Size(20, 20, 20), Need.DEFAULT)
                        .method())
                .isEqualTo("textbook");
    }

    @Test
    void aSolverThatThisProgramLacksIsPassedOver() throws IOException {
        Advice advice = new AdviceJson()
                .gemm("mkl:dgemm", _ -> 0.01, 8, 16, 32, 64, 128, 256, 512)
                .gemm("scalar:textbook", _ -> 0.2, 8, 16, 32, 64, 128, 256, 512)
                .advice();
        assertThat(best(advice, 200)).isEqualTo("mkl:dgemm");
        assertThat(advice.solver(GEMM, new Gemm.Size(200, 200, 200), Need.DEFAULT)
                        .method())
                .isEqualTo("textbook");
    }

    /** What was measured where a method takes the sizes says nothing of sizes that it declines. */
    @Test
    void aMethodThatDeclinesTheSizesIsUnfit() throws IOException {
        Advice advice = new AdviceJson()
                .gemm("commons-math:block", _ -> 0.01, 8, 16, 32, 64, 128, 256)
                .gemm("scalar:textbook", _ -> 0.2, 8, 16, 32, 64, 128, 256)
                .advice();
        assertThat(best(advice, 20)).isEqualTo("commons-math:block");
        Recommendation large = advice.about(GEMM, new Gemm.Size(200, 200, 200), Need.DEFAULT);
        assertThat(large.ranked()).extracting(Candidate::solver).containsExactly("scalar:textbook");
        assertThat(large.unfit()).singleElement().satisfies(unfit -> {
            assertThat(unfit.solver()).isEqualTo("commons-math:block");
            assertThat(unfit.why()).startsWith("it is what default takes for operands over ");
        });
    }

    @Test
    void withoutATableTheOrderIsFixed() {
        assertThat(Advice.none()
                        .solver(GEMM, new Gemm.Size(200, 200, 200), Need.DEFAULT)
                        .method())
                .isEqualTo("packed");
        assertThat(Advice.none()
                        .solver(GEMM, new Gemm.Size(200, 200, 200), Need.DEFAULT.withBackends(Set.of("ejml", "scalar")))
                        .method())
                .isEqualTo("default");
        assertThatThrownBy(() -> Advice.none()
                        .solver(GEMM, new Gemm.Size(2, 2, 2), Need.DEFAULT.withBackends(Set.of("nonesuch"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no backend here has a method for gemm");
    }

    /** EJML runs on all processors unless it is told otherwise, and refuses a plan for another number then. */
    @Test
    void theSolverIsSetToItsThreads() {
        Backends.named("ejml").configure(2);
        Need need = Need.DEFAULT.withBackends(Set.of("ejml"));
        Gemm.Size size = new Gemm.Size(3, 3, 3);
        try (Plan<Gemm.Problem, Matrix> plan =
                Advice.none().solver(GEMM, size, need).plan(size, 1)) {
            plan.load(new Gemm.Problem(Matrix.identity(3), Matrix.identity(3)));
            plan.run();
            assertThat(plan.solution().data()).isEqualTo(Matrix.identity(3).data());
        }
    }

    @Test
    void aTableIsReadFromItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("advice.json"), GEMMS.text());
        Advice advice = Advice.load(file);
        assertThat(advice.machine()).isEqualTo("A CPU, 2 cores");
        assertThat(advice.facts("ejml")).containsExactly("version=0.44.0");
        assertThat(advice.facts("simd")).isEmpty();
        assertThat(best(advice, 200)).isEqualTo("simd:packed");
        assertThatThrownBy(() -> Advice.load(folder.resolve("none.json")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.json does not exist; threshold advise --export");
    }

    @Test
    void questionsWithoutSenseAreRefused() {
        assertThatThrownBy(() -> Need.DEFAULT.withKappa(0.5)).hasMessageContaining("at least 1 and finite, not 0.5");
        assertThatThrownBy(() -> Need.DEFAULT.withAccuracy(-1)).hasMessageContaining("positive relative error");
        assertThatThrownBy(() -> Need.DEFAULT.withThreads(0)).hasMessageContaining("at least one thread, not on 0");
    }

    /** Nanoseconds a flop. */
    private static double packed(int n) {
        return 0.1 * (1 + Math.pow(48.0 / n, 2));
    }

    static Advice read(String json) throws IOException {
        return Advice.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "advice.json");
    }

    private static String best(Advice advice, int n) {
        return advice.about(GEMM, new Gemm.Size(n, n, n), Need.DEFAULT)
                .best()
                .orElseThrow()
                .solver();
    }

    private static String solver(Advice advice, HeadSvd.Size size, double kappa, double accuracy) {
        return advice.about(HEAD_SVD, size, Need.DEFAULT.withKappa(kappa).withAccuracy(accuracy))
                .best()
                .orElseThrow()
                .solver();
    }
}
