package threshold.core.backend.openblas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import threshold.core.Matrix;
import threshold.core.algorithm.Algebra;
import threshold.core.algorithm.FilterMethods;
import threshold.core.algorithm.GramianMethods;
import threshold.core.algorithm.HankelProductMethods;
import threshold.core.algorithm.HankelSvdMethods;
import threshold.core.algorithm.HeadLossMethods;
import threshold.core.algorithm.PropagationMethods;
import threshold.core.algorithm.RiccatiMethods;
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
import threshold.core.kernel.Plan;
import threshold.core.kernel.Riccati;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.SteadyFilter;
import threshold.core.kernel.StreamedSvd;
import threshold.core.kernel.SymmetricEigen;
import threshold.core.kernel.Toeplitz;

/**
 * The methods of a native BLAS with LAPACK, whichever library it is: operands off the heap in column-major order.
 *
 * <p>The library is loaded when availability is asked for or the first plan is made. It starts on one thread; {@link
 * #configure} changes that for the whole JVM, and a plan for another number is refused. A method declines if the
 * library lacks one of its routines, which stand beside it.
 *
 * <p>Default methods are LAPACK's drivers ({@code gels}, {@code gesdd}). Best known: {@code getsls} and {@code tsqr},
 * which keep the row blocks of a tall matrix in cache, and {@code normal} and {@code gram} where the condition allows.
 * A run allocates nothing on the Java heap. A failing routine is an {@link ArithmeticException} with its INFO and
 * sizes.
 */
class NativeBackend implements Backend {

    private static final Accuracy SQUARED = new Accuracy.KappaLimited(NormalEquations.MAX_KAPPA);

    private final String name;
    private final Supplier<Loading> library;
    private final Repertoire repertoire = Repertoire.empty()
            .with(StatePropagation.CONTRACT, this::statePropagation)
            .with(NoisyPropagation.CONTRACT, this::noisyPropagation)
            .with(LeastSquares.CONTRACT, this::leastSquares)
            .with(HankelLeastSquares.CONTRACT, this::hankelLeastSquares)
            .with(
                    Toeplitz.CONTRACT,
                    () -> ToeplitzMethods.padded(hankelLeastSquares()).toList())
            .with(HeadSvd.CONTRACT, this::headSvd)
            .with(StreamedSvd.CONTRACT, this::streamedSvd)
            .with(HeadLoss.CONTRACT, this::headLoss)
            .with(Anisotropy.CONTRACT, this::anisotropy)
            .with(HankelSvd.CONTRACT, () -> HankelSvdMethods.dense(headSvd()).toList())
            .with(SymmetricEigen.CONTRACT, this::symmetricEigen)
            .with(Gemm.CONTRACT, this::gemm)
            .with(Gram.CONTRACT, this::gram)
            .with(Gramian.CONTRACT, this::gramian)
            .with(Riccati.CONTRACT, this::riccati)
            .with(HankelProduct.CONTRACT, this::hankelProduct)
            .with(SteadyFilter.CONTRACT, this::steadyFilter)
            .with(Ceiling.CONTRACT, this::ceiling);

    /** @param library loads it when first asked, and never again */
    NativeBackend(String name, Supplier<Loading> library) {
        this.name = name;
        this.library = library;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Optional<String> unavailableBecause() {
        Loading loading = library.get();
        return loading.library() == null ? Optional.of(loading.failure()) : Optional.empty();
    }

    @Override
    public final void configure(int threads) {
        library.get().require().configure(threads);
    }

    @Override
    public final Map<String, String> facts() {
        return library.get().require().facts();
    }

    @Override
    public final List<String> jvmFlags() {
        return List.of("--enable-native-access=ALL-UNNAMED");
    }

    @Override
    public final <Z extends Sizes, P, S> List<Kernel<Z, P, S>> kernels(Contract<Z, P, S> contract) {
        return repertoire.of(contract);
    }

    /** Makes a plan over a library and memory of its own. */
    @FunctionalInterface
    private interface Maker<P, S> {
        OffHeapPlan<P, S> over(NativeBlas blas, OffHeap memory);
    }

    private <P, S> Plan<P, S> plan(int threads, Maker<P, S> maker) {
        NativeLibrary loaded = library.get().require();
        loaded.requireThreads(threads);
        return OffHeap.building(memory -> maker.over(loaded.blas(), memory));
    }

    /** A method that declines where the library does not have the routines that it calls. */
    private <Z extends Sizes, P, S> Method<Z, P, S> calling(Method<Z, P, S> method, String... routines) {
        return method.limitedTo((_, threads) -> library.get().require().declines(threads, routines));
    }

    private List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return List.of(
                propagation("gemv", PropagationPlan::gemv, "cblas_dgemv")
                        .limitedTo((size, _) -> size.batch() == 1
                                ? Optional.empty()
                                : Optional.of("carries one state at a time; gemm carries B=" + size.batch())),
                propagation("gemm", PropagationPlan::gemm, "cblas_dgemm")
                        .limitedTo((size, _) -> size.batch() > 1
                                ? Optional.empty()
                                : Optional.of("carries many states at a time; gemv carries one")));
    }

    private Method<StatePropagation.Size, StatePropagation.Problem, Matrix> propagation(
            String method, PropagationPlan.Step step, String routine) {
        return calling(
                Method.of(
                        method,
                        Accuracy.STABLE,
                        (size, threads) ->
                                plan(threads, (blas, memory) -> new PropagationPlan(blas, memory, size, step))),
                routine);
    }

    private List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return List.of(
                regression("gels", Accuracy.STABLE, QrRegression::gels, QrRegression.GELS),
                regression("getsls", Accuracy.STABLE, QrRegression::getsls, QrRegression.GETSLS),
                regression("normal", SQUARED, NormalEquations::new, NormalEquations.ROUTINES)
                        .counting(LeastSquares.Size::normalEquations));
    }

    private Method<LeastSquares.Size, LeastSquares.Problem, Matrix> regression(
            String method, Accuracy accuracy, Regression.Maker maker, String... routines) {
        return calling(
                Method.of(
                        method,
                        accuracy,
                        (size, threads) ->
                                plan(threads, (blas, memory) -> new LeastSquaresPlan(blas, memory, size, maker))),
                routines);
    }

    private List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return List.of(
                autoregression("gels", Accuracy.STABLE, QrRegression::gels, QrRegression.GELS)
                        .counting(HankelLeastSquares.Size::householder),
                autoregression("getsls", Accuracy.STABLE, QrRegression::getsls, QrRegression.GETSLS)
                        .counting(HankelLeastSquares.Size::householder),
                autoregression("normal", SQUARED, NormalEquations::new, NormalEquations.ROUTINES));
    }

    private Method<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix> autoregression(
            String method, Accuracy accuracy, Regression.Maker maker, String... routines) {
        return calling(
                Method.of(
                        method,
                        accuracy,
                        (size, threads) -> plan(threads, (blas, memory) -> new HankelPlan(blas, memory, size, maker))),
                routines);
    }

    private List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return List.of(
                decomposition("gesdd", Accuracy.STABLE, GesddPlan::new, "dgesdd_")
                        .counting(HeadSvd.Size::whole),
                decomposition("tsqr", Accuracy.STABLE, TallQrSvdPlan::new, "dlatsqr_", "dlamtsqr_", "dgesdd_")
                        .counting(HeadSvd.Size::tallQr),
                decomposition("gram", SQUARED, GramSvdPlan::new, GramSvdPlan.ROUTINES)
                        .counting(HeadSvd.Size::gram));
    }

    /** The constructor of a plan of a head's decomposition. */
    @FunctionalInterface
    private interface Decomposition {
        OffHeapPlan<HeadSvd.Problem, HeadSvd.Svd> over(NativeBlas blas, OffHeap memory, HeadSvd.Size size);
    }

    private Method<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd> decomposition(
            String method, Accuracy accuracy, Decomposition decomposition, String... routines) {
        return calling(
                Method.of(
                        method,
                        accuracy,
                        (size, threads) -> plan(threads, (blas, memory) -> decomposition.over(blas, memory, size))),
                routines);
    }

    private List<Kernel<StreamedSvd.Size, StreamedSvd.Problem, double[]>> streamedSvd() {
        Method<StreamedSvd.Size, StreamedSvd.Problem, double[]> gram = Method.of(
                "gram",
                SQUARED,
                (size, threads) -> plan(threads, (blas, memory) -> new StreamedGramPlan(blas, memory, size)));
        return List.of(calling(gram, StreamedGramPlan.ROUTINES).counting(StreamedSvd.Size::gram));
    }

    private List<Kernel<SymmetricEigen.Size, SymmetricEigen.Problem, SymmetricEigen.Eigen>> symmetricEigen() {
        return List.of(calling(
                Method.of(
                        "syevd",
                        Accuracy.STABLE,
                        (size, threads) -> plan(threads, (blas, memory) -> new SyevdPlan(blas, memory, size))),
                "dsyevd_"));
    }

    private List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return List.of(calling(
                Method.of(
                        "dgemm",
                        Accuracy.STABLE,
                        (size, threads) -> plan(threads, (blas, memory) -> new GemmPlan(blas, memory, size))),
                "cblas_dgemm"));
    }

    private List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return List.of(calling(
                Method.of(
                        "dsyrk",
                        Accuracy.STABLE,
                        (size, threads) -> plan(threads, (blas, memory) -> new GramPlan(blas, memory, size))),
                "cblas_dsyrk"));
    }

    private List<Kernel<Gramian.Size, Gramian.Problem, Gramian.Solution>> gramian() {
        return GramianMethods.named("", this::algebra).stream()
                .<Kernel<Gramian.Size, Gramian.Problem, Gramian.Solution>>map(
                        method -> calling(method, NativeAlgebra.PRODUCTS))
                .toList();
    }

    private List<Kernel<Riccati.Size, Riccati.Problem, Matrix>> riccati() {
        return RiccatiMethods.named("", this::algebra).stream()
                .<Kernel<Riccati.Size, Riccati.Problem, Matrix>>map(
                        method -> calling(method, NativeAlgebra.PRODUCTS_AND_SOLUTIONS))
                .toList();
    }

    private List<Kernel<HeadLoss.Size, HeadLoss.Problem, HeadLoss.Solution>> headLoss() {
        return List.of(calling(HeadLossMethods.blocks("", this::algebra), NativeAlgebra.PRODUCTS));
    }

    private List<Kernel<Anisotropy.Size, Anisotropy.Problem, Double>> anisotropy() {
        return List.of(calling(
                Method.of(
                        "dgemv",
                        Accuracy.STABLE,
                        (size, threads) -> plan(threads, (blas, memory) -> new MeanCosinePlan(blas, memory, size))),
                MeanCosinePlan.ROUTINES));
    }

    private List<Kernel<NoisyPropagation.Size, NoisyPropagation.Problem, Matrix>> noisyPropagation() {
        return List.of(calling(PropagationMethods.noisy("", this::algebra), NativeAlgebra.PRODUCTS));
    }

    private List<Kernel<HankelProduct.Size, HankelProduct.Problem, Matrix>> hankelProduct() {
        return List.of(calling(HankelProductMethods.dense("", this::algebra), NativeAlgebra.PRODUCTS));
    }

    private List<Kernel<SteadyFilter.Size, SteadyFilter.Problem, Matrix>> steadyFilter() {
        return List.of(calling(FilterMethods.recursion("", this::algebra), NativeAlgebra.PRODUCTS));
    }

    private List<Kernel<Ceiling.Size, Ceiling.Problem, Double>> ceiling() {
        Method<Ceiling.Size, Ceiling.Problem, Double> call = Method.of(
                "call",
                Accuracy.STABLE,
                (size, threads) -> plan(threads, (blas, memory) -> new CallProbe(blas, memory, size)));
        return List.of(
                calling(call.singleThreaded().limitedTo((size, _) -> CallProbe.declines(size)), CallProbe.ROUTINE));
    }

    private Algebra<ColumnMajor> algebra(int threads) {
        NativeLibrary loaded = library.get().require();
        loaded.requireThreads(threads);
        return new NativeAlgebra(loaded.blas());
    }
}
