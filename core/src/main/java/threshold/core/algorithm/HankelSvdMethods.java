package threshold.core.algorithm;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelSvd.Problem;
import threshold.core.kernel.HankelSvd.Size;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;

/** The methods for Hankel matrices: on the parameters, and those for any matrix on H written out. */
public final class HankelSvdMethods {

    private HankelSvdMethods() {}

    /**
     * By products with H that is never written out.
     *
     * @param blas makes the operations for a number of threads
     */
    public static Method<Size, Problem, Svd> implicit(IntFunction<Blas> blas) {
        return Method.of(
                        "implicit",
                        new Accuracy.Approximate(RandomisedHeadSvd.TOLERANCE),
                        (Size size, int threads) -> new ImplicitHankelSvd(size, blas.apply(threads)))
                .counting(ImplicitHankelSvd::work);
    }

    /** Each method for decompositions, on H, which is written out within the timed part. */
    public static Stream<Kernel<Size, Problem, Svd>> dense(List<Kernel<HeadSvd.Size, HeadSvd.Problem, Svd>> kernels) {
        return kernels.stream().map(kernel -> new AdaptedKernel<>(kernel, Size::dense, DensePlan::new));
    }

    private static final class DensePlan extends AdaptedPlan<Problem, HeadSvd.Problem, Svd> {

        private final Size size;
        private final double[] markov;
        private final HeadSvd.Problem hankel;
        private boolean loaded;

        DensePlan(Size size, Plan<HeadSvd.Problem, Svd> plan) {
            super(plan);
            this.size = size;
            markov = new double[size.shape().count() * size.outputs() * size.inputs()];
            hankel = new HeadSvd.Problem(Matrix.zeros(size.rows() * size.outputs(), size.cols() * size.inputs()));
        }

        @Override
        public void load(Problem problem) {
            System.arraycopy(problem.requireSize(size).markov().data(), 0, markov, 0, markov.length);
            loaded = true;
        }

        @Override
        public void run() {
            if (!loaded) {
                throw new IllegalStateException("nothing is loaded");
            }
            size.shape().fill(markov, hankel.head().data());
            plan().load(hankel);
            plan().run();
        }
    }
}
