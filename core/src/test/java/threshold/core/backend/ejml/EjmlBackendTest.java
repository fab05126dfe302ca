package threshold.core.backend.ejml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.ejml.concurrency.EjmlConcurrency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.backend.ClosedForms;
import threshold.core.backend.Solving;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Plan;

class EjmlBackendTest {

    private final EjmlBackend backend = new EjmlBackend();

    @BeforeEach
    @AfterEach
    void oneThread() {
        backend.configure(1);
    }

    @Test
    void everyMethodMeetsTheClosedForms() {
        backend.configure(1);
        ClosedForms.check(backend, 1);
        assertThat(EjmlConcurrency.USE_CONCURRENT).isFalse();
    }

    @Test
    void concurrentMethodsMeetTheClosedFormsToo() {
        backend.configure(2);
        assertThat(EjmlConcurrency.USE_CONCURRENT).isTrue();
        assertThat(EjmlConcurrency.getMaxThreads()).isEqualTo(2);
        ClosedForms.check(backend, 2);
    }

    @Test
    void versionIsThatOfTheLibraryAtHand() {
        assertThat(backend.facts().get("version")).matches("\\d+\\.\\d+.*");
    }

    @Test
    void blockQrWantsALoadBeforeEachRun() {
        Plan<LeastSquares.Problem, Matrix> plan =
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "block").plan(new LeastSquares.Size(3, 1), 1);
        assertThatThrownBy(plan::run).isInstanceOf(IllegalStateException.class);
        plan.load(new LeastSquares.Problem(Matrix.column(1, 2, 2), Matrix.column(1, 2, 2)));
        plan.run();
        assertThat(plan.solution().at(0, 0)).isEqualTo(1, within(1e-15));
        assertThatThrownBy(plan::run).isInstanceOf(IllegalStateException.class).hasMessageContaining("load");
    }

    @Test
    void plansForAnotherNumberOfThreadsAreRefusedNamingBoth() {
        var gemm = Solving.method(backend.kernels(Gemm.CONTRACT), "default");
        var size = new Gemm.Size(2, 2, 2);
        assertThatThrownBy(() -> gemm.plan(size, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("EJML runs on 1 threads in the whole JVM, so a plan for 2 needs configure(2) first");
        backend.configure(2);
        gemm.plan(size, 2).close();
        assertThatThrownBy(() -> gemm.plan(size, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deficientRankIsRefusedWithTheSizes() {
        Solving.assertRefused(
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "default"), Matrix.zeros(5, 2), "5x2", "rank");
        Solving.assertRefused(
                Solving.method(backend.kernels(LeastSquares.CONTRACT), "normal"),
                Solving.nearlyParallel(),
                "3x2",
                "1.0e+07");
    }
}
