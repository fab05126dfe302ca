package threshold.core.algorithm;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.HankelSvd;
import threshold.core.kernel.HankelSvd.Problem;
import threshold.core.kernel.HankelSvd.Size;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Work;

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
        return kernels.stream().<Kernel<Size, Problem, Svd>>map(Dense::new);
    }

    private record Dense(Kernel<HeadSvd.Size, HeadSvd.Problem, Svd> kernel) implements Kernel<Size, Problem, Svd> {

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
            return kernel.declines(size.dense(), threads);
        }

        @Override
        public Work work(Size size) {
            return kernel.work(size.dense());
        }

        @Override
        public Plan<Problem, Svd> plan(Size size, int threads) {
            return new DensePlan(size, kernel.plan(size.dense(), threads));
        }
    }

    private static final class DensePlan implements Plan<Problem, Svd> {

        private final Size size;
        private final Plan<HeadSvd.Problem, Svd> plan;
        private final double[] markov;
        private final HeadSvd.Problem hankel;
        private boolean loaded;

        DensePlan(Size size, Plan<HeadSvd.Problem, Svd> plan) {
            this.size = size;
            this.plan = plan;
            markov = new double[size.parametersOfSystem() * size.outputs() * size.inputs()];
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
            HankelSvd.fill(markov, size, hankel.head().data());
            plan.load(hankel);
            plan.run();
        }

        @Override
        public Svd solution() {
            return plan.solution();
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
