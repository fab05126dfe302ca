package threshold.core.backend.ejml;

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
 * Efficient Java Matrix Library, scalar Java on row-major arrays.
 *
 * <p>{@code default} is what EJML's factories and {@code CommonOps} give; on more than one thread, their {@code _MT_}
 * twins. The other methods name the algorithm that they pin.
 */
public final class EjmlBackend implements Backend {

    private static final OptionalLibrary LIBRARY =
            new OptionalLibrary("org.ejml.dense.row.CommonOps_DDRM", "org.ejml:ejml-ddense");

    private static final ThreadSetting THREADS = new ThreadSetting("EJML", EjmlSettings::threads);

    @Override
    public String name() {
        return "ejml";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return LIBRARY.absentBecause();
    }

    @Override
    public void configure(int threads) {
        EjmlSettings.pinThreads(threads);
    }

    @Override
    public Map<String, String> facts() {
        return EjmlSettings.facts();
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
                .with(StatePropagation.CONTRACT, EjmlPropagation::methods)
                .with(NoisyPropagation.CONTRACT, () -> List.of(PropagationMethods.noisy("", EjmlAlgebra::new)))
                .with(LeastSquares.CONTRACT, EjmlLeastSquares::methods)
                .with(HankelLeastSquares.CONTRACT, EjmlHankel::methods)
                .with(
                        Toeplitz.CONTRACT,
                        () -> ToeplitzMethods.padded(EjmlHankel.methods()).toList())
                .with(HeadSvd.CONTRACT, EjmlHeadSvd::methods)
                .with(HeadLoss.CONTRACT, () -> List.of(HeadLossMethods.blocks("", EjmlAlgebra::new)))
                .with(Anisotropy.CONTRACT, () -> List.of(AnisotropyMethods.product("", EjmlAlgebra::new)))
                .with(
                        HankelSvd.CONTRACT,
                        () -> HankelSvdMethods.dense(EjmlHeadSvd.methods()).toList())
                .with(SymmetricEigen.CONTRACT, EjmlSymmetricEigen::methods)
                .with(Gemm.CONTRACT, EjmlGemm::methods)
                .with(Gram.CONTRACT, EjmlGram::methods)
                .with(Gramian.CONTRACT, () -> List.copyOf(GramianMethods.named("", EjmlAlgebra::new)))
                .with(Riccati.CONTRACT, () -> List.copyOf(RiccatiMethods.named("", EjmlAlgebra::new)))
                .with(HankelProduct.CONTRACT, () -> List.of(HankelProductMethods.dense("", EjmlAlgebra::new)))
                .with(SteadyFilter.CONTRACT, () -> List.of(FilterMethods.recursion("", EjmlAlgebra::new)));
    }
}
