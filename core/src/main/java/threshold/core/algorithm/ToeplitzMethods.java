package threshold.core.algorithm;

import java.util.List;
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

/** The methods for windowed autoregression: Levinson's, and those for any autoregression with zeros around the series. */
public final class ToeplitzMethods {

    private ToeplitzMethods() {}

    /**
     * Levinson's recursion.
     *
     * @param blas makes the operations for a number of threads
     */
    public static Method<Size, Problem, Matrix> levinson(IntFunction<Blas> blas) {
        return Method.of(
                "levinson",
                new Accuracy.KappaLimited(NormalEquations.MAX_KAPPA),
                (size, threads) -> new LevinsonToeplitz(size, blas.apply(threads)));
    }

    /**
     * Each method for autoregressions, on the series with p zeros on either side: what a library has that knows no
     * Toeplitz equations.
     */
    public static Stream<Kernel<Size, Problem, Matrix>> padded(
            List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> kernels) {
        return kernels.stream().map(kernel -> new AdaptedKernel<>(kernel, Size::padded, PaddedPlan::new));
    }

    private static final class PaddedPlan extends AdaptedPlan<Problem, HankelLeastSquares.Problem, Matrix> {

        private final Size size;

        PaddedPlan(Size size, Plan<HankelLeastSquares.Problem, Matrix> plan) {
            super(plan);
            this.size = size;
        }

        @Override
        public void load(Problem problem) {
            plan().load(problem.requireSize(size).padded(size.lags()));
        }

        @Override
        public void run() {
            plan().run();
        }

        @Override
        public boolean consumesOperands() {
            return plan().consumesOperands();
        }
    }
}
