package threshold.core.backend.simd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.algorithm.AnisotropyMethods;
import threshold.core.algorithm.Exponentials;
import threshold.core.algorithm.ExponentialsSource;
import threshold.core.algorithm.FilterMethods;
import threshold.core.algorithm.GramianMethods;
import threshold.core.algorithm.HankelProductMethods;
import threshold.core.algorithm.HankelMethods;
import threshold.core.algorithm.HankelSvdMethods;
import threshold.core.algorithm.HeadLossMethods;
import threshold.core.algorithm.HeadSvdMethods;
import threshold.core.algorithm.LeastSquaresMethods;
import threshold.core.algorithm.PropagationMethods;
import threshold.core.algorithm.RiccatiMethods;
import threshold.core.algorithm.StreamedSvdMethods;
import threshold.core.algorithm.SymmetricEigenMethods;
import threshold.core.algorithm.ToeplitzMethods;
import threshold.core.backend.Backend;
import threshold.core.backend.Repertoire;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Anisotropy;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.Gramian;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HankelProduct;
import threshold.core.kernel.HankelSvd;
import threshold.core.kernel.HeadLoss;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.NoisyPropagation;
import threshold.core.kernel.Method;
import threshold.core.kernel.Riccati;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.SteadyFilter;
import threshold.core.kernel.StreamedSvd;
import threshold.core.kernel.SymmetricEigen;
import threshold.core.kernel.Toeplitz;

/**
 * Hand-written kernels on {@code jdk.incubator.vector}, and the shared algorithms over them.
 *
 * <p>This class names no vector type, so it loads in a JVM without the incubator module and can say what is missing.
 */
public final class SimdBackend implements Backend, ExponentialsSource {

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
    public Optional<Exponentials> exponentials() {
        return unavailableBecause().isEmpty() ? Optional.of(new LaneExponentials()) : Optional.empty();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("lanes", Integer.toString(Lanes.L));
        facts.put("vector bits", Integer.toString(Lanes.L * Double.SIZE));
        return facts;
    }

    /**
     * Arrays that begin cache lines: with their own luck 384×192 by 192×192 ran at 22 or at 44 Gflop/s (Cascade Lake), and
     * a JVM starts 0.05 s later.
     */
    @Override
    public List<String> jvmFlags() {
        return List.of("--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64");
    }

    @Override
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
        return repertoire().of(contract);
    }

    /** Made only when it is used, since it names the classes that link the Vector API. */
    private static Repertoire repertoire() {
        return Repertoire.empty()
                .with(StatePropagation.CONTRACT, SimdBackend::statePropagation)
                .with(NoisyPropagation.CONTRACT, () -> List.of(Method.of("strips", Accuracy.STABLE, NoisySteps::new)))
                .with(LeastSquares.CONTRACT, () -> LeastSquaresMethods.all(SimdBlas::new))
                .with(HankelLeastSquares.CONTRACT, () -> HankelMethods.all(SimdBlas::new))
                .with(Toeplitz.CONTRACT, SimdBackend::toeplitz)
                .with(HeadSvd.CONTRACT, () -> HeadSvdMethods.all(SimdBlas::new))
                .with(StreamedSvd.CONTRACT, () -> List.copyOf(StreamedSvdMethods.named("", SimdBlas::new)))
                .with(
                        HeadLoss.CONTRACT,
                        () -> List.of(HeadLossMethods.online("", SimdBlas::new, LaneExponentials::new)))
                .with(Anisotropy.CONTRACT, () -> List.of(AnisotropyMethods.sum("", SimdBlas::new)))
                .with(HankelSvd.CONTRACT, SimdBackend::hankelSvd)
                .with(SymmetricEigen.CONTRACT, () -> List.of(SymmetricEigenMethods.tridiagonal("", SimdBlas::new)))
                .with(Gemm.CONTRACT, () -> List.of(Method.of("packed", Accuracy.STABLE, PackedGemm::new)))
                .with(Gram.CONTRACT, () -> List.of(Method.of("packed", Accuracy.STABLE, PackedGram::new)))
                .with(Gramian.CONTRACT, () -> List.copyOf(GramianMethods.overArrays(SimdBlas::new)))
                .with(Riccati.CONTRACT, () -> List.copyOf(RiccatiMethods.overArrays(SimdBlas::new)))
                .with(
                        HankelProduct.CONTRACT,
                        () -> List.of(
                                HankelProductMethods.direct(SimdBlas::new),
                                HankelProductMethods.fourier(
                                        points -> LaneFourier.of(points, HankelProductMethods::textbook))))
                .with(SteadyFilter.CONTRACT, SimdBackend::steadyFilter)
                .with(Gemm.TILES, TileSweep::methods)
                .with(
                        Ceiling.CONTRACT,
                        () -> List.of(Method.of("probe", Accuracy.STABLE, CeilingProbe::new)
                                .limitedTo((size, _) -> CeilingProbe.declines(size))));
    }

    private static List<Kernel<SteadyFilter.Size, SteadyFilter.Problem, Matrix>> steadyFilter() {
        Method<SteadyFilter.Size, SteadyFilter.Problem, Matrix> columns = Method.of(
                "columns",
                Accuracy.STABLE,
                (size, threads) ->
                        size.batch() <= Propagation.FEW ? new FilterColumns(size) : new FilterSteps(size, threads));
        return List.of(
                columns.limitedTo((size, threads) -> threads == 1 || size.batch() > Propagation.FEW
                        ? Optional.empty()
                        : Optional.of("carries few series on one thread, not on " + threads)),
                FilterMethods.overArrays(SimdBlas::new));
    }

    private static List<Kernel<Toeplitz.Size, Toeplitz.Problem, Matrix>> toeplitz() {
        return Stream.concat(
                        Stream.of(ToeplitzMethods.levinson(SimdBlas::new)),
                        ToeplitzMethods.padded(HankelMethods.all(SimdBlas::new)))
                .toList();
    }

    private static List<Kernel<HankelSvd.Size, HankelSvd.Problem, HeadSvd.Svd>> hankelSvd() {
        return Stream.concat(
                        Stream.of(HankelSvdMethods.implicit(SimdBlas::new)),
                        HankelSvdMethods.dense(HeadSvdMethods.all(SimdBlas::new)))
                .toList();
    }

    private static List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        Method<StatePropagation.Size, StatePropagation.Problem, Matrix> columns =
                Method.of("columns", Accuracy.STABLE, Propagation::new);
        return List.of(
                columns.limitedTo((size, threads) -> threads == 1 || size.batch() > 1
                        ? Optional.empty()
                        : Optional.of("carries one state through its steps on one thread, not on " + threads)),
                PropagationMethods.chunks("", SimdBlas::new));
    }
}
