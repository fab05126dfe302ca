package threshold.core.backend.scalar;

import java.util.List;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.algorithm.HankelMethods;
import threshold.core.algorithm.HeadSvdMethods;
import threshold.core.algorithm.LeastSquaresMethods;
import threshold.core.backend.Backend;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Method;
import threshold.core.kernel.Sizes;

/** Textbook loops on one thread: the executable specification. */
public final class ScalarBackend implements Backend {

    private static final String SHARED = "blocked-";

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return onOneThread(LeastSquaresMethods.named(SHARED, _ -> new ScalarBlas()).stream());
    }

    @Override
    public List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return onOneThread(HankelMethods.named(SHARED, _ -> new ScalarBlas()).stream());
    }

    @Override
    public List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return onOneThread(HeadSvdMethods.named(SHARED, _ -> new ScalarBlas()).stream());
    }

    private static <Z extends Sizes, P, S> List<Kernel<Z, P, S>> onOneThread(Stream<Method<Z, P, S>> methods) {
        return methods.<Kernel<Z, P, S>>map(Method::singleThreaded).toList();
    }
}
