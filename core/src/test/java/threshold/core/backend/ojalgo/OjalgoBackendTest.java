package threshold.core.backend.ojalgo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.operation.MultiplyNeither;
import threshold.core.Matrix;
import threshold.core.backend.ClosedForms;
import threshold.core.backend.Solving;
import threshold.core.check.LeastSquaresResidual;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.LeastSquares;

class OjalgoBackendTest {

    private final OjalgoBackend backend = new OjalgoBackend();

    @BeforeEach
    @AfterEach
    void oneThread() {
        backend.configure(1);
    }

    @Test
    void everyMethodMeetsTheClosedForms() {
        backend.configure(1);
        assertThat(MultiplyNeither.PARALLELISM.getAsInt()).isEqualTo(1);
        ClosedForms.check(backend, 1);
    }

    @Test
    void threadsCanBeWidenedAgain() {
        backend.configure(1);
        backend.configure(2);
        assertThat(backend.facts()).containsEntry("threads", "2").containsEntry("version", "57.1.0");
    }

    @Test
    void pathsTellWhatTheFactoryPicked() {
        var byDefault = Solving.method(backend.kernels(LeastSquares.CONTRACT), "default");
        var raw = Solving.method(backend.kernels(LeastSquares.CONTRACT), "raw");
        assertThat(byDefault.plan(new LeastSquares.Size(100, 64), 1).path()).isEqualTo("DenseQR.R064");
        assertThat(byDefault.plan(new LeastSquares.Size(100, 65), 1).path()).isEqualTo("RawQR");
        assertThat(raw.plan(new LeastSquares.Size(100, 64), 1).path()).isEqualTo("RawQR");
        assertThat(raw.declines(new LeastSquares.Size(100, 65), 1)).isPresent();
    }

    /** A = I + 1e-8 E has condition 1; ojAlgo's dense QR gets it wrong in the first digit, its raw QR does not. */
    @Test
    void reflectionsThatDenseQrLeavesOutShowInTheResidual() {
        Matrix a = Matrix.zeros(4, 3);
        for (int e = 0; e < 12; e++) {
            a.data()[e] = (e / 3 == e % 3 ? 1 : 0) + 1e-8 * Math.sin(e);
        }
        var problem = new LeastSquares.Problem(a, Matrix.column(1, 2, 3, 4));
        assertThat(residual("default", problem)).isGreaterThan(Accuracy.STABLE.bound(1));
        assertThat(residual("raw", problem)).isLessThan(Accuracy.STABLE.bound(1));
    }

    private double residual(String method, LeastSquares.Problem problem) {
        var size = new LeastSquares.Size(problem.a().rows(), problem.a().cols());
        var plan =
                Solving.method(backend.kernels(LeastSquares.CONTRACT), method).plan(size, 1);
        plan.load(problem);
        plan.run();
        return LeastSquaresResidual.of(problem, plan.solution());
    }

    @Test
    void qrIsDeclinedOnTwoThreads() {
        var rows = new LeastSquares.Size(100, 64);
        var series = new HankelLeastSquares.Size(400, 33, 2);
        assertThat(Solving.method(backend.kernels(LeastSquares.CONTRACT), "default")
                        .declines(rows, 2))
                .isPresent();
        assertThat(Solving.method(backend.kernels(LeastSquares.CONTRACT), "raw").declines(rows, 2))
                .isPresent();
        assertThat(Solving.method(backend.kernels(HankelLeastSquares.CONTRACT), "default")
                        .declines(series, 2))
                .isPresent();
    }

    @Test
    void plansForAnotherNumberOfThreadsAreRefusedNamingBoth() {
        var gemm = Solving.method(backend.kernels(Gemm.CONTRACT), "default");
        var size = new Gemm.Size(2, 2, 2);
        assertThatThrownBy(() -> gemm.plan(size, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ojAlgo runs on 1 threads in the whole JVM, so a plan for 2 needs configure(2) first");
        backend.configure(2);
        gemm.plan(size, 2).close();
        assertThatThrownBy(() -> gemm.plan(size, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deficientRankIsRefusedWithTheSizes() {
        Solving.assertRefused(
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "default"), Matrix.zeros(5, 2), "5x2", "rank 0");
        Solving.assertRefused(
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "normal"),
                Solving.nearlyParallel(),
                "3x2",
                "1.0e+07");
    }
}
