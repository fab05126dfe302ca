package threshold.core.backend.commonsmath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import threshold.core.Matrix;
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
import threshold.core.kernel.Method;
import threshold.core.kernel.Riccati;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.SteadyFilter;
import threshold.core.kernel.SymmetricEigen;
import threshold.core.kernel.Toeplitz;

/**
 * Apache Commons Math 3, scalar Java on one thread.
 *
 * <p>{@code default} keeps matrices as {@code MatrixUtils.createRealMatrix} makes them, an array per row up to 4096
 * entries and blocks of 52×52 from there, and multiplies them through {@code RealMatrix}, as most programs do; up to
 * 4096 entries, and where layouts are mixed, that is the slow way. {@code rows} and {@code block} keep all operands in
 * one layout and its own type, whose overloads are faster. The library allocates its results in every call.
 */
public final class CommonsMathBackend implements Backend {

    private static final OptionalLibrary LIBRARY =
            new OptionalLibrary("org.apache.commons.math3.linear.MatrixUtils", "org.apache.commons:commons-math3");

    @Override
    public String name() {
        return "commons-math";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return LIBRARY.absentBecause();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("version", LIBRARY.mavenVersion());
    }

    @Override
    public Optional<String> artifact() {
        return Optional.of(LIBRARY.artifact());
    }

    @Override
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
        return repertoire().of(contract);
    }

    /** Made only when it is used, since it names the classes that link the library. */
    private static Repertoire repertoire() {
        return Repertoire.empty()
                .with(StatePropagation.CONTRACT, CommonsMathPropagation::methods)
                .with(NoisyPropagation.CONTRACT, CommonsMathBackend::noisyPropagation)
                .with(LeastSquares.CONTRACT, CommonsMathLeastSquares::methods)
                .with(HankelLeastSquares.CONTRACT, CommonsMathHankel::methods)
                .with(
                        Toeplitz.CONTRACT,
                        () -> ToeplitzMethods.padded(CommonsMathHankel.methods())
                                .toList())
                .with(HeadSvd.CONTRACT, CommonsMathHeadSvd::methods)
                .with(HeadLoss.CONTRACT, CommonsMathBackend::headLoss)
                .with(
                        Anisotropy.CONTRACT,
                        () -> List.of(AnisotropyMethods.product("", _ -> new CommonsMathAlgebra<>(Layout.ROWS))
                                .singleThreaded()))
                .with(
                        HankelSvd.CONTRACT,
                        () -> HankelSvdMethods.dense(CommonsMathHeadSvd.methods())
                                .toList())
                .with(SymmetricEigen.CONTRACT, CommonsMathSymmetricEigen::methods)
                .with(Gemm.CONTRACT, CommonsMathGemm::methods)
                .with(Gram.CONTRACT, CommonsMathGram::methods)
                .with(Gramian.CONTRACT, CommonsMathBackend::gramian)
                .with(Riccati.CONTRACT, CommonsMathBackend::riccati)
                .with(HankelProduct.CONTRACT, CommonsMathBackend::hankelProduct)
                .with(SteadyFilter.CONTRACT, CommonsMathBackend::steadyFilter);
    }

    private static List<Kernel<Gramian.Size, Gramian.Problem, Gramian.Solution>> gramian() {
        return Stream.concat(
                        GramianMethods.named("", _ -> new CommonsMathAlgebra<>(Layout.FACTORY)).stream(),
                        GramianMethods.named("rows-", _ -> new CommonsMathAlgebra<>(Layout.ROWS)).stream())
                .<Kernel<Gramian.Size, Gramian.Problem, Gramian.Solution>>map(Method::singleThreaded)
                .toList();
    }

    private static List<Kernel<HeadLoss.Size, HeadLoss.Problem, HeadLoss.Solution>> headLoss() {
        return List.of(
                HeadLossMethods.blocks("", _ -> new CommonsMathAlgebra<>(Layout.FACTORY))
                        .singleThreaded(),
                HeadLossMethods.blocks("rows-", _ -> new CommonsMathAlgebra<>(Layout.ROWS))
                        .singleThreaded());
    }

    private static List<Kernel<NoisyPropagation.Size, NoisyPropagation.Problem, Matrix>> noisyPropagation() {
        return List.of(
                PropagationMethods.noisy("", _ -> new CommonsMathAlgebra<>(Layout.FACTORY))
                        .singleThreaded(),
                PropagationMethods.noisy("rows-", _ -> new CommonsMathAlgebra<>(Layout.ROWS))
                        .singleThreaded());
    }

    private static List<Kernel<HankelProduct.Size, HankelProduct.Problem, Matrix>> hankelProduct() {
        return List.of(
                HankelProductMethods.dense("", _ -> new CommonsMathAlgebra<>(Layout.FACTORY))
                        .singleThreaded(),
                HankelProductMethods.fourier(_ -> CommonsMathBackend::transform));
    }

    /** {@code FastFourierTransformer}, in place on split parts. */
    private static void transform(double[] re, double[] im) {
        FastFourierTransformer.transformInPlace(
                new double[][] {re, im}, DftNormalization.STANDARD, TransformType.FORWARD);
    }

    private static List<Kernel<SteadyFilter.Size, SteadyFilter.Problem, Matrix>> steadyFilter() {
        return List.of(
                FilterMethods.recursion("", _ -> new CommonsMathAlgebra<>(Layout.FACTORY))
                        .singleThreaded(),
                FilterMethods.recursion("rows-", _ -> new CommonsMathAlgebra<>(Layout.ROWS))
                        .singleThreaded());
    }

    private static List<Kernel<Riccati.Size, Riccati.Problem, Matrix>> riccati() {
        return Stream.concat(
                        RiccatiMethods.named("", _ -> new CommonsMathAlgebra<>(Layout.FACTORY)).stream(),
                        RiccatiMethods.named("rows-", _ -> new CommonsMathAlgebra<>(Layout.ROWS)).stream())
                .<Kernel<Riccati.Size, Riccati.Problem, Matrix>>map(Method::singleThreaded)
                .toList();
    }
}
