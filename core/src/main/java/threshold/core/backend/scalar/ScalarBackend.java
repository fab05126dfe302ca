package threshold.core.backend.scalar;

import java.util.List;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.algorithm.AnisotropyMethods;
import threshold.core.algorithm.FilterMethods;
import threshold.core.algorithm.GramianMethods;
import threshold.core.algorithm.HankelProductMethods;
import threshold.core.algorithm.HankelMethods;
import threshold.core.algorithm.HankelSvdMethods;
import threshold.core.algorithm.HeadLossMethods;
import threshold.core.algorithm.HeadSvdMethods;
import threshold.core.algorithm.LeastSquaresMethods;
import threshold.core.algorithm.PlainExponentials;
import threshold.core.algorithm.PropagationMethods;
import threshold.core.algorithm.RiccatiMethods;
import threshold.core.algorithm.StreamedSvdMethods;
import threshold.core.algorithm.SymmetricEigenMethods;
import threshold.core.algorithm.ToeplitzMethods;
import threshold.core.backend.Backend;
import threshold.core.backend.Repertoire;
import threshold.core.kernel.Accuracy;
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
import threshold.core.kernel.NgramGram;
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
 * Textbook loops on one thread, the executable specification; and the shared blocked algorithms over the plainest
 * operations, named {@code blocked-…}, which tells what blocking is worth without vectors.
 */
public final class ScalarBackend implements Backend {

    private static final String TEXTBOOK = "textbook";
    private static final String SHARED = "blocked-";
    private static final Accuracy NORMAL = new Accuracy.KappaLimited(TextbookCholesky.MAX_KAPPA);

    private static final Repertoire REPERTOIRE = Repertoire.empty()
            .with(StatePropagation.CONTRACT, ScalarBackend::statePropagation)
            .with(
                    NoisyPropagation.CONTRACT,
                    () -> onOneThread(Stream.of(PropagationMethods.noisyOverArrays(_ -> new ScalarBlas()))))
            .with(LeastSquares.CONTRACT, ScalarBackend::leastSquares)
            .with(HankelLeastSquares.CONTRACT, ScalarBackend::hankelLeastSquares)
            .with(Toeplitz.CONTRACT, ScalarBackend::toeplitz)
            .with(HeadSvd.CONTRACT, ScalarBackend::headSvd)
            .with(
                    StreamedSvd.CONTRACT,
                    () -> onOneThread(StreamedSvdMethods.named(SHARED, _ -> new ScalarBlas()).stream()))
            .with(HeadLoss.CONTRACT, ScalarBackend::headLoss)
            .with(
                    Anisotropy.CONTRACT,
                    () -> onOneThread(Stream.of(
                            Method.of(TEXTBOOK, Accuracy.STABLE, (size, _) -> new ScalarAnisotropy(size)),
                            AnisotropyMethods.sum(SHARED, _ -> new ScalarBlas()))))
            .with(
                    NgramGram.CONTRACT,
                    () -> onOneThread(Stream.of(
                            Method.of("radix", Accuracy.STABLE, (size, _) -> new RadixNgramGram(size)),
                            Method.of(TEXTBOOK, Accuracy.STABLE, (size, _) -> new ScalarNgramGram(size)))))
            .with(HankelSvd.CONTRACT, ScalarBackend::hankelSvd)
            .with(
                    SymmetricEigen.CONTRACT,
                    () -> onOneThread(Stream.of(SymmetricEigenMethods.tridiagonal(SHARED, _ -> new ScalarBlas()))))
            .with(Gemm.CONTRACT, ScalarBackend::gemm)
            .with(Gram.CONTRACT, ScalarBackend::gram)
            .with(Riccati.CONTRACT, () -> onOneThread(RiccatiMethods.overArrays(_ -> new ScalarBlas()).stream()))
            .with(
                    HankelProduct.CONTRACT,
                    () -> onOneThread(Stream.of(
                            HankelProductMethods.direct(_ -> new ScalarBlas()), HankelProductMethods.fourier())))
            .with(SteadyFilter.CONTRACT, () -> onOneThread(Stream.of(FilterMethods.overArrays(_ -> new ScalarBlas()))))
            .with(Gramian.CONTRACT, () -> onOneThread(GramianMethods.overArrays(_ -> new ScalarBlas()).stream()));

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
        return REPERTOIRE.of(contract);
    }

    private static List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return onOneThread(Stream.of(
                Method.of(TEXTBOOK, Accuracy.STABLE, (size, _) -> new ScalarStatePropagation(size)),
                PropagationMethods.chunks(SHARED, _ -> new ScalarBlas())));
    }

    private static List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        Stream<Method<LeastSquares.Size, LeastSquares.Problem, Matrix>> textbook = Stream.of(
                Method.of("qr", Accuracy.STABLE, (size, _) -> new HouseholderLeastSquares(size)),
                Method.of("normal", NORMAL, (LeastSquares.Size size, int _) -> new NormalLeastSquares(size))
                        .counting(LeastSquares.Size::normalEquations));
        return onOneThread(Stream.concat(textbook, LeastSquaresMethods.named(SHARED, _ -> new ScalarBlas()).stream()));
    }

    private static List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        Stream<Method<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> textbook =
                Stream.of(Method.<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>of(
                                "normal", NORMAL, (size, _) -> new NormalHankel(size))
                        .limitedTo(HankelMethods::regressorFits));
        return onOneThread(Stream.concat(textbook, HankelMethods.named(SHARED, _ -> new ScalarBlas()).stream()));
    }

    private static List<Kernel<Toeplitz.Size, Toeplitz.Problem, Matrix>> toeplitz() {
        return Stream.concat(
                        Stream.of(
                                ToeplitzMethods.levinson(_ -> new ScalarBlas()).singleThreaded()),
                        ToeplitzMethods.padded(hankelLeastSquares()))
                .toList();
    }

    private static List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        Stream<Method<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> textbook =
                Stream.of(Method.of("jacobi", Accuracy.STABLE, (HeadSvd.Size size, int _) -> new JacobiHeadSvd(size))
                        .counting(HeadSvd.Size::tallQr));
        return onOneThread(Stream.concat(textbook, HeadSvdMethods.named(SHARED, _ -> new ScalarBlas()).stream()));
    }

    private static List<Kernel<HeadLoss.Size, HeadLoss.Problem, HeadLoss.Solution>> headLoss() {
        return onOneThread(Stream.of(
                Method.of("online", Accuracy.STABLE, (size, _) -> new ScalarHeadLoss(size)),
                HeadLossMethods.online(SHARED, _ -> new ScalarBlas(), PlainExponentials::new)));
    }

    private static List<Kernel<HankelSvd.Size, HankelSvd.Problem, HeadSvd.Svd>> hankelSvd() {
        return Stream.concat(
                        Stream.of(
                                HankelSvdMethods.implicit(_ -> new ScalarBlas()).singleThreaded()),
                        HankelSvdMethods.dense(headSvd()))
                .toList();
    }

    private static List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return onOneThread(Stream.of(Method.of(TEXTBOOK, Accuracy.STABLE, (size, _) -> new ScalarGemm(size))));
    }

    private static List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return onOneThread(Stream.of(Method.of(TEXTBOOK, Accuracy.STABLE, (size, _) -> new ScalarGram(size))));
    }

    private static <Z extends Sizes, P, S> List<Kernel<Z, P, S>> onOneThread(Stream<Method<Z, P, S>> methods) {
        return methods.<Kernel<Z, P, S>>map(Method::singleThreaded).toList();
    }
}
