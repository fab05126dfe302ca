package threshold.core.backend.scalar;

import java.util.List;
import threshold.core.Matrix;
import threshold.core.algorithm.LeastSquaresMethods;
import threshold.core.backend.Backend;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Method;

/** Textbook loops on one thread: the executable specification. */
public final class ScalarBackend implements Backend {

    private static final String SHARED = "blocked-";

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return List.copyOf(LeastSquaresMethods.named(SHARED, _ -> new ScalarBlas()).stream()
                .map(Method::singleThreaded)
                .toList());
    }
}
