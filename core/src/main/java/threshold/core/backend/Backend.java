package threshold.core.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.StatePropagation;

/**
 * One library or hand-written implementation: a service with one line in
 * {@code META-INF/services/threshold.core.backend.Backend} and a public constructor without parameters.
 *
 * <p>Constructing a backend and asking for its name or its availability loads nothing that might be missing. A family that
 * a backend has no method for is an empty list, and tables say so.
 */
public interface Backend {

    /** Lower-case, with hyphens: {@code commons-math}. */
    String name();

    /** Why the backend cannot work here, as one clause a user can act on; empty if it can. Never throws. */
    default Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    /** Sets the library's own, JVM-wide number of threads. Called once per JVM, before the first plan. */
    default void configure(int threads) {}

    /** Facts that belong to a measurement: version, chosen kernels, settings. Asked for only if available. */
    default Map<String, String> facts() {
        return Map.of();
    }

    default List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return List.of();
    }

    default List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return List.of();
    }

    default List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return List.of();
    }

    default List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return List.of();
    }

    default List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return List.of();
    }

    default List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return List.of();
    }

    /** The products that the backend chose its own from, where it keeps them to be measured again. */
    default List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> tiles() {
        return List.of();
    }

    default List<Kernel<Ceiling.Size, Ceiling.Problem, Double>> ceiling() {
        return List.of();
    }
}
