package threshold.core.backend.ojalgo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.algorithm.AnisotropyMethods;
import threshold.core.algorithm.FilterMethods;
import threshold.core.algorithm.GramianMethods;
import threshold.core.algorithm.HankelProductMethods;
import threshold.core.algorithm.HankelSvdMethods;
import threshold.core.algorithm.HeadLossMethods;
import threshold.core.algorithm.PropagationMethods;
import threshold.core.algorithm.RiccatiMethods;
import threshold.core.algorithm.ToeplitzMethods;
import threshold.core.backend.Backend;
import threshold.core.backend.OptionalLibrary;
import threshold.core.backend.Repertoire;
import threshold.core.backend.ThreadSetting;
import threshold.core.kernel.Anisotropy;
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
import threshold.core.kernel.Riccati;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.SteadyFilter;
import threshold.core.kernel.SymmetricEigen;
import threshold.core.kernel.Toeplitz;

/**
 * oj! Algorithms, scalar Java on column-major arrays ({@code R064Store}).
 *
 * <p>{@code default} is what ojAlgo's {@code make(...)} factories give for the sizes. They switch implementations by
 * size, and the path says which one ran; {@code raw} pins the one that is sound where the factory's is not.
 */
public final class OjalgoBackend implements Backend {

    private static final OptionalLibrary LIBRARY =
            new OptionalLibrary("org.ojalgo.matrix.store.R064Store", "org.ojalgo:ojalgo");

    private static final ThreadSetting THREADS = new ThreadSetting("ojAlgo", OjalgoSettings::threads);

    @Override
    public String name() {
        return "ojalgo";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return LIBRARY.absentBecause();
    }

    @Override
    public void configure(int threads) {
        OjalgoSettings.pinThreads(threads);
    }

    @Override
    public Map<String, String> facts() {
        return OjalgoSettings.facts(LIBRARY.mavenVersion());
    }

    @Override
    public Optional<String> artifact() {
        return Optional.of(LIBRARY.artifact());
    }

    @Override
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
        return THREADS.holding(repertoire().of(contract));
    }

    /** Made only when it is used, since it names the classes that link the library. */
    private static Repertoire repertoire() {
        return Repertoire.empty()
                .with(StatePropagation.CONTRACT, OjalgoPropagation::methods)
                .with(NoisyPropagation.CONTRACT, () -> List.of(PropagationMethods.noisy("", _ -> new OjalgoAlgebra())))
                .with(LeastSquares.CONTRACT, OjalgoLeastSquares::methods)
                .with(HankelLeastSquares.CONTRACT, OjalgoHankel::methods)
                .with(
                        Toeplitz.CONTRACT,
                        () -> ToeplitzMethods.padded(OjalgoHankel.methods()).toList())
                .with(HeadSvd.CONTRACT, OjalgoHeadSvd::methods)
                .with(HeadLoss.CONTRACT, () -> List.of(HeadLossMethods.blocks("", _ -> new OjalgoAlgebra())))
                .with(Anisotropy.CONTRACT, () -> List.of(AnisotropyMethods.product("", _ -> new OjalgoAlgebra())))
                .with(
                        HankelSvd.CONTRACT,
                        () -> HankelSvdMethods.dense(OjalgoHeadSvd.methods()).toList())
                .with(SymmetricEigen.CONTRACT, OjalgoSymmetricEigen::methods)
                .with(Gemm.CONTRACT, OjalgoGemm::methods)
                .with(Gram.CONTRACT, OjalgoGram::methods)
                .with(Gramian.CONTRACT, () -> List.copyOf(GramianMethods.named("", _ -> new OjalgoAlgebra())))
                .with(Riccati.CONTRACT, () -> List.copyOf(RiccatiMethods.named("", _ -> new OjalgoAlgebra())))
                .with(HankelProduct.CONTRACT, () -> List.of(HankelProductMethods.dense("", _ -> new OjalgoAlgebra())))
                .with(SteadyFilter.CONTRACT, () -> List.of(FilterMethods.recursion("", _ -> new OjalgoAlgebra())));
    }
}
