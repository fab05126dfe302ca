package threshold.core.algorithm;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Toeplitz.Problem;
import threshold.core.kernel.Toeplitz.Size;
import threshold.core.kernel.Work;

/** The methods for windowed autoregression: Levinson's, and those for any autoregression with zeros around the series. */
public final class ToeplitzMethods {

    private ToeplitzMethods() {}

    /** Levinson's recursion. @param blas makes the operations for a number of threads */
    public static Method<Size, Problem, Matrix> levinson(IntFunction<Blas> blas) {
        return Method.of(
                "levinson",
                new Accuracy.KappaLimited(NormalEquations.MAX_KAPPA),
                (size, threads) -> new LevinsonToeplitz(size, blas.apply(threads)));
    }

    /**
     * Each method for autoregressions, on the series with p zeros on either side: what a library has that knows no Toeplitz
     * equations.
     */
    public static Stream<Kernel<Size, Problem, Matrix>> padded(
            List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> kernels) {
        return kernels.stream().<Kernel<Size, Problem, Matrix>>map(Padded::new);
    }

    private record Padded(Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix> kernel)
            implements Kernel<Size, Problem, Matrix> {

        @Override
        public String method() {
            return kernel.method();
        }

        @Override
        public Accuracy accuracy() {
            return kernel.accuracy();
        }

        @Override
        public Optional<String> declines(Size size, int threads) {
            return kernel.declines(size.padded(), threads);
        }

        @Override
        public Work work(Size size) {
            return kernel.work(size.padded());
        }

        @Override
        public Plan<Problem, Matrix> plan(Size size, int threads) {
            return new PaddedPlan(size, kernel.plan(size.padded(), threads));
        }
    }

    private record PaddedPlan(Size size, Plan<HankelLeastSquares.Problem, Matrix> plan)
            implements Plan<Problem, Matrix> {

        @Override
        public void load(Problem problem) {
            plan.load(problem.requireSize(size).padded(size.lags()));
        }

        @Override
        public void run() {
            plan.run();
        }

        @Override
        public Matrix solution() {
            return plan.solution();
        }

        @Override
        public boolean consumesOperands() {
            return plan.consumesOperands();
        }

        @Override
        public String path() {
            return plan.path();
        }

        @Override
        public long nativeBytes() {
            return plan.nativeBytes();
        }

        @Override
        public void close() {
            plan.close();
        }
    }
}
