package threshold.core.backend.simd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.algorithm.HankelMethods;
import threshold.core.algorithm.HeadSvdMethods;
import threshold.core.algorithm.LeastSquaresMethods;
import threshold.core.algorithm.PropagationMethods;
import threshold.core.backend.Backend;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Method;
import threshold.core.kernel.StatePropagation;

/**
 * Hand-written kernels on {@code jdk.incubator.vector}, and the shared algorithms over them.
 *
 * <p>This class names no vector type, so it loads in a JVM without the incubator module and can say what is missing.
 */
public final class SimdBackend implements Backend {

    private static final String MODULE = "jdk.incubator.vector";

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return ModuleLayer.boot().findModule(MODULE).isPresent()
                ? Optional.empty()
                : Optional.of("the JVM runs without the Vector API; start it with --add-modules " + MODULE);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("lanes", Integer.toString(Lanes.L));
        facts.put("vector bits", Integer.toString(Lanes.L * Double.SIZE));
        return facts;
    }

    @Override
    public List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        Method<StatePropagation.Size, StatePropagation.Problem, Matrix> columns =
                Method.of("columns", Accuracy.STABLE, Propagation::new);
        return List.of(
                columns.limitedTo((size, threads) -> threads == 1 || size.batch() > 1
                        ? Optional.empty()
                        : Optional.of("carries one state through its steps on one thread, not on " + threads)),
                PropagationMethods.chunks("", SimdBlas::new));
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return LeastSquaresMethods.all(SimdBlas::new);
    }

    @Override
    public List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return HankelMethods.all(SimdBlas::new);
    }

    @Override
    public List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return HeadSvdMethods.all(SimdBlas::new);
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return List.of(Method.of("packed", Accuracy.STABLE, PackedGemm::new));
    }

    @Override
    public List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return List.of(Method.of("packed", Accuracy.STABLE, PackedGram::new));
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> tiles() {
        return TileSweep.methods();
    }

    @Override
    public List<Kernel<Ceiling.Size, Ceiling.Problem, Double>> ceiling() {
        return List.of(Method.of("probe", Accuracy.STABLE, CeilingProbe::new));
    }
}
