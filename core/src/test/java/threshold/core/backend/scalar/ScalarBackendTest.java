package threshold.core.backend.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import threshold.core.Matrix;
import threshold.core.backend.Backends;
import threshold.core.backend.ClosedForms;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class ScalarBackendTest {

    private static final int WARM_UP_RUNS = 20;

    private final ScalarBackend backend = new ScalarBackend();

    @Test
    void it_is_found_as_a_service() {
        assertThat(Backends.named("scalar")).isInstanceOf(ScalarBackend.class);
    }

    @Test
    void every_method_knows_the_closed_forms() {
        ClosedForms.check(backend, 1);
    }

    @Test
    void two_threads_are_declined() {
        assertThat(backend.kernels(LeastSquares.CONTRACT))
                .allSatisfy(kernel -> assertThat(kernel.declines(new LeastSquares.Size(9, 3), 2))
                        .isPresent());
    }

    /** Whatever the path: the shared algorithms own all their workspace. */
    @TestFactory
    Stream<DynamicTest> a_warm_run_allocates_nothing() {
        return Stream.of(10, 1e10, 1e15).flatMap(kappa -> {
            Matrix a = Matrices.withSpectrum(200, Spectrum.geometric(20, kappa.doubleValue()), 3);
            return Stream.of(
                            frugal(
                                    backend.kernels(LeastSquares.CONTRACT),
                                    new LeastSquares.Size(200, 20),
                                    new LeastSquares.Problem(a, Matrices.normal(200, 1, 4))),
                            frugal(
                                    backend.kernels(HankelLeastSquares.CONTRACT),
                                    new HankelLeastSquares.Size(200, 4, 2),
                                    new HankelLeastSquares.Problem(Matrices.normal(200, 2, 5))),
                            frugal(
                                    backend.kernels(HeadSvd.CONTRACT),
                                    HeadSvd.Size.of(200, 20, HeadSvd.Want.VALUES),
                                    new HeadSvd.Problem(a)),
                            frugal(
                                    backend.kernels(HeadSvd.CONTRACT),
                                    HeadSvd.Size.of(200, 20, HeadSvd.Want.THIN),
                                    new HeadSvd.Problem(a)),
                            frugal(
                                    backend.kernels(HeadSvd.CONTRACT),
                                    new HeadSvd.Size(200, 20, HeadSvd.Want.TRUNCATED, 3),
                                    new HeadSvd.Problem(a)))
                    .flatMap(tests -> tests);
        });
    }

    private static <Z extends Sizes, P, S> Stream<DynamicTest> frugal(
            List<Kernel<Z, P, S>> kernels, Z sizes, P problem) {
        return kernels.stream()
                .filter(kernel -> kernel.declines(sizes, 1).isEmpty())
                .map(kernel -> DynamicTest.dynamicTest(
                        kernel.method() + " " + sizes.named(), () -> requireFrugal(kernel.plan(sizes, 1), problem)));
    }

    private static <P, S> void requireFrugal(Plan<P, S> plan, P problem) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        plan.load(problem);
        long allocated = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP_RUNS && allocated > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                plan.run();
            } catch (ArithmeticException refused) {
                assertThat(refused).hasMessageContaining("over");
                return;
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isZero();
    }
}
