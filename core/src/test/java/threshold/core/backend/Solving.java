package threshold.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Sizes;

/** Plans put to work in tests of single backends. */
public final class Solving {

    private Solving() {}

    /** The kernel of that method. */
    public static <Z extends Sizes, P, S> Kernel<Z, P, S> method(List<Kernel<Z, P, S>> kernels, String method) {
        return kernels.stream()
                .filter(kernel -> kernel.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    /** Least squares on this matrix end in an {@link ArithmeticException} that says all of the words. */
    public static void assertRefused(
            Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix> kernel, Matrix a, String... words) {
        var plan = kernel.plan(new LeastSquares.Size(a.rows(), a.cols()), 1);
        var problem = new LeastSquares.Problem(a, waves(a.rows(), 1, 1));
        assertThatThrownBy(() -> solve(plan, problem))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContainingAll(words);
    }

    /** Two columns of condition about 1e9. */
    public static Matrix nearlyParallel() {
        return new Matrix(3, 2, new double[] {1, 1, 1, 1 + 2e-9, 1, 1});
    }

    static Matrix waves(int rows, int cols, int seed) {
        Matrix matrix = Matrix.zeros(rows, cols);
        for (int e = 0; e < matrix.data().length; e++) {
            matrix.data()[e] = Math.sin(1 + e * 0.7 + seed);
        }
        return matrix;
    }

    static void assertClose(Matrix actual, Matrix expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.data()).containsExactly(expected.data(), within(tolerance));
    }

    /** Makes the problem that belongs to a seed. */
    @FunctionalInterface
    interface Maker<P> {
        P make(int seed);
    }

    /** Two problems through one plan: the second answer is right, and bit for bit that of a fresh plan. */
    static <Z extends Sizes, P, S> void solveAll(
            List<Kernel<Z, P, S>> kernels, Z size, int threads, Maker<P> maker, BiConsumer<P, S> check) {
        assertThat(kernels).isNotEmpty();
        int solved = 0;
        for (Kernel<Z, P, S> kernel : kernels) {
            if (kernel.declines(size, threads).isEmpty()) {
                try (Plan<P, S> used = kernel.plan(size, threads);
                        Plan<P, S> fresh = kernel.plan(size, threads)) {
                    solve(used, maker.make(0));
                    S again = solve(used, maker.make(1));
                    assertThat(same(again, solve(fresh, maker.make(1))))
                            .as("%s %s bit for bit", kernel.method(), size.named())
                            .isTrue();
                    check.accept(maker.make(1), again);
                }
                solved++;
            }
        }
        assertThat(solved).as("methods for %s", size).isGreaterThanOrEqualTo(threads == 1 ? 1 : 0);
    }

    private static <P, S> S solve(Plan<P, S> plan, P problem) {
        plan.load(problem);
        plan.run();
        return plan.solution();
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one instanceof HeadSvd.Svd(double[] s, Matrix u, Matrix v)
                        && other instanceof HeadSvd.Svd(double[] s2, Matrix u2, Matrix v2)
                ? Arrays.equals(s, s2) && Objects.equals(u, u2) && Objects.equals(v, v2)
                : Objects.equals(one, other);
    }
}
