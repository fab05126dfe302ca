package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threshold.core.Matrix;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.StatePropagation.Keep;

class PropagationTest {

    private static final Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix> KERNEL =
            new SimdBackend().kernels(StatePropagation.CONTRACT).getFirst();

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 7, 8, 9, 11, 15, 16, 17, 24, 31, 32, 33, 40, 63, 64, 65, 71, 72, 120, 128, 137, 200})
    void everyDimensionBatchAndPeriod(int n) {
        for (int batch : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 17, 24, 25, 33, 64, 70}) {
            for (int threads = 1; threads <= (batch == 1 ? 1 : 3); threads++) {
                for (Keep keep : Keep.values()) {
                    check(new StatePropagation.Size(n, 5, batch, 3, keep), threads);
                    check(new StatePropagation.Size(n, 1, batch, 2, keep), threads);
                    check(new StatePropagation.Size(n, 4, batch, 1, keep), threads);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"256, 3, 1", "509, 2, 1", "512, 3, 1", "512, 2, 16", "2, 1000, 1", "6, 1000, 1", "13, 300, 9"})
    void largeStatesAndLongRuns(int n, int steps, int batch) {
        for (Keep keep : Keep.values()) {
            check(new StatePropagation.Size(n, steps, batch, 7, keep), 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "40, 1", "6, 30"})
    void aPlanForgetsTheProblemBefore(int n, int batch) {
        StatePropagation.Size size = new StatePropagation.Size(n, 20, batch, 3, Keep.ALL);
        Plan<StatePropagation.Problem, Matrix> plan = KERNEL.plan(size, 1);
        plan.load(problem(size, 1));
        plan.run();
        plan.load(problem(size, 2));
        plan.run();
        plan.run();
        Plan<StatePropagation.Problem, Matrix> fresh = KERNEL.plan(size, 1);
        fresh.load(problem(size, 2));
        fresh.run();
        assertThat(plan.solution()).isEqualTo(fresh.solution());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16})
    void oneStateHasNoUseForASecondThread(int n) {
        StatePropagation.Size size = new StatePropagation.Size(n, 5, 1, 1, Keep.FINAL);
        assertThat(KERNEL.declines(size, 2))
                .hasValueSatisfying(why -> assertThat(why).contains("one thread"));
        assertThatThrownBy(() -> KERNEL.plan(size, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static StatePropagation.Problem problem(StatePropagation.Size size, long seed) {
        int n = size.n();
        double[] a = Reference.random(n * n, seed);
        for (int i = 0; i < a.length; i++) {
            a[i] /= n;
        }
        Matrix x0 = new Matrix(n, size.batch(), Reference.random(n * size.batch(), seed + 1));
        Matrix w = new Matrix(
                size.period(), n * size.batch(), Reference.random(size.period() * n * size.batch(), seed + 2));
        return new StatePropagation.Problem(new Matrix(n, n, a), x0, w);
    }

    /** Rows of A sum to at most 1, so an error of n·eps a step does not grow. */
    private static void check(StatePropagation.Size size, int threads) {
        StatePropagation.Problem problem = problem(size, size.n());
        Plan<StatePropagation.Problem, Matrix> plan = KERNEL.plan(size, threads);
        plan.load(problem);
        plan.run();
        Matrix actual = plan.solution();
        Matrix expected = reference(size, problem);
        assertThat(actual.rows()).isEqualTo(expected.rows());
        double bound = 2.0 * (size.n() + 2) * size.steps() * Reference.EPS * 10;
        for (int i = 0; i < expected.data().length; i++) {
            if (!(Math.abs(actual.data()[i] - expected.data()[i]) <= bound)) {
                throw new AssertionError(size.named() + ": entry " + i + " is " + actual.data()[i] + " but must be "
                        + expected.data()[i] + " within " + bound);
            }
        }
    }

    private static Matrix reference(StatePropagation.Size size, StatePropagation.Problem problem) {
        int n = size.n();
        int batch = size.batch();
        double[] x = problem.x0().data().clone();
        Matrix kept = Matrix.zeros(size.storedSteps(), n * batch);
        for (int t = 0; t < size.steps(); t++) {
            double[] next = new double[n * batch];
            System.arraycopy(problem.w().data(), t % size.period() * n * batch, next, 0, n * batch);
            new Reference()
                    .gemm(
                            Reference.Op.N,
                            Reference.Op.N,
                            n,
                            batch,
                            n,
                            1,
                            problem.a().data(),
                            0,
                            n,
                            x,
                            0,
                            batch,
                            next,
                            0,
                            batch);
            x = next;
            if (size.keep() == Keep.ALL || t == size.steps() - 1) {
                System.arraycopy(x, 0, kept.data(), size.keep() == Keep.ALL ? t * n * batch : 0, n * batch);
            }
        }
        return kept;
    }
}
