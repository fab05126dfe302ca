package threshold.core.backend.openblas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.Method;
import threshold.core.kernel.Plan;
import threshold.core.kernel.StatePropagation;

/**
 * OpenBLAS, native: CBLAS and LAPACK out of {@code org.bytedeco:openblas}, operands off the heap in column-major order.
 *
 * <p>The library is loaded when availability is asked for or the first plan is made; before that, variables of the
 * environment that would choose its kernels are cleared, so that the CPU chooses them. It starts on one thread whatever
 * {@code OPENBLAS_NUM_THREADS} says; {@link #configure} changes that for the whole JVM, and a plan for another number is
 * refused.
 *
 * <p>Default methods are LAPACK's drivers ({@code gels}, {@code gesdd}). Best known: {@code getsls} and {@code tsqr}, which
 * keep the row blocks of a tall matrix in cache, and {@code normal} and {@code gram} where the condition allows. A run allocates
 * nothing on the Java heap. A failing routine is an {@link ArithmeticException} with its INFO and sizes.
 */
public final class OpenBlasBackend implements Backend {

    private static final Accuracy SQUARED = new Accuracy.KappaLimited(NormalEquations.MAX_KAPPA);

    /** The library of this process, loaded when this class is first touched. */
    private static final class Loaded {

        static final @Nullable OpenBlas LIBRARY;
        static final String FAILURE;

        static {
            OpenBlas library = null;
            String failure = "";
            try {
                library = OpenBlas.load();
            } catch (MissingLibraryException e) {
                failure = String.valueOf(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                // Asking whether a backend is there never throws, whatever this machine does.
                failure = "OpenBLAS cannot be loaded: " + e;
            }
            LIBRARY = library;
            FAILURE = failure;
        }
    }

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return Loaded.LIBRARY == null ? Optional.of(Loaded.FAILURE) : Optional.empty();
    }

    @Override
    public void configure(int threads) {
        library().configure(threads);
    }

    @Override
    public Map<String, String> facts() {
        return library().facts();
    }

    private static OpenBlas library() {
        OpenBlas library = Loaded.LIBRARY;
        if (library == null) {
            throw new IllegalStateException(Loaded.FAILURE);
        }
        return library;
    }

    private static NativeBlas blas(int threads) {
        OpenBlas library = library();
        if (library.threads() != threads) {
            throw new IllegalStateException(
                    "OpenBLAS runs on " + library.threads() + " threads in the whole JVM, so a plan for " + threads
                            + " needs configure(" + threads + ") first");
        }
        return library.blas();
    }

    /** Makes a plan over a library and memory of its own. */
    @FunctionalInterface
    private interface Maker<P, S> {
        OffHeapPlan<P, S> over(NativeBlas blas, OffHeap memory);
    }

    private static <P, S> Plan<P, S> plan(int threads, Maker<P, S> maker) {
        NativeBlas blas = blas(threads);
        return OffHeap.building(memory -> maker.over(blas, memory));
    }

    @Override
    public List<Kernel<StatePropagation.Size, StatePropagation.Problem, Matrix>> statePropagation() {
        return List.of(
                propagation("gemv", PropagationPlan::gemv)
                        .limitedTo((size, _) -> size.batch() == 1
                                ? Optional.empty()
                                : Optional.of("carries one state at a time; gemm carries B=" + size.batch())),
                propagation("gemm", PropagationPlan::gemm)
                        .limitedTo((size, _) -> size.batch() > 1
                                ? Optional.empty()
                                : Optional.of("carries many states at a time; gemv carries one")));
    }

    private static Method<StatePropagation.Size, StatePropagation.Problem, Matrix> propagation(
            String method, PropagationPlan.Step step) {
        return Method.of(
                method,
                Accuracy.STABLE,
                (size, threads) -> plan(threads, (blas, memory) -> new PropagationPlan(blas, memory, size, step)));
    }

    @Override
    public List<Kernel<LeastSquares.Size, LeastSquares.Problem, Matrix>> leastSquares() {
        return List.of(
                regression("gels", Accuracy.STABLE, QrRegression::gels),
                regression("getsls", Accuracy.STABLE, QrRegression::getsls),
                regression("normal", SQUARED, NormalEquations::new).counting(LeastSquares.Size::normalEquations));
    }

    private static Method<LeastSquares.Size, LeastSquares.Problem, Matrix> regression(
            String method, Accuracy accuracy, Regression.Maker maker) {
        return Method.of(
                method,
                accuracy,
                (size, threads) -> plan(threads, (blas, memory) -> new LeastSquaresPlan(blas, memory, size, maker)));
    }

    @Override
    public List<Kernel<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix>> hankelLeastSquares() {
        return List.of(
                autoregression("gels", Accuracy.STABLE, QrRegression::gels)
                        .counting(HankelLeastSquares.Size::householder),
                autoregression("getsls", Accuracy.STABLE, QrRegression::getsls)
                        .counting(HankelLeastSquares.Size::householder),
                autoregression("normal", SQUARED, NormalEquations::new));
    }

    private static Method<HankelLeastSquares.Size, HankelLeastSquares.Problem, Matrix> autoregression(
            String method, Accuracy accuracy, Regression.Maker maker) {
        return Method.of(
                method,
                accuracy,
                (size, threads) -> plan(threads, (blas, memory) -> new HankelPlan(blas, memory, size, maker)));
    }

    @Override
    public List<Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd>> headSvd() {
        return List.of(
                Method.of(
                                "gesdd",
                                Accuracy.STABLE,
                                (HeadSvd.Size size, int threads) ->
                                        plan(threads, (blas, memory) -> new GesddPlan(blas, memory, size)))
                        .counting(HeadSvd.Size::whole),
                Method.of(
                                "tsqr",
                                Accuracy.STABLE,
                                (HeadSvd.Size size, int threads) ->
                                        plan(threads, (blas, memory) -> new TallQrSvdPlan(blas, memory, size)))
                        .counting(HeadSvd.Size::tallQr),
                Method.of(
                                "gram",
                                SQUARED,
                                (HeadSvd.Size size, int threads) ->
                                        plan(threads, (blas, memory) -> new GramSvdPlan(blas, memory, size)))
                        .counting(HeadSvd.Size::gram));
    }

    @Override
    public List<Kernel<Gemm.Size, Gemm.Problem, Matrix>> gemm() {
        return List.of(Method.of(
                "dgemm",
                Accuracy.STABLE,
                (size, threads) -> plan(threads, (blas, memory) -> new GemmPlan(blas, memory, size))));
    }

    @Override
    public List<Kernel<Gram.Size, Gram.Problem, Matrix>> gram() {
        return List.of(Method.of(
                "dsyrk",
                Accuracy.STABLE,
                (size, threads) -> plan(threads, (blas, memory) -> new GramPlan(blas, memory, size))));
    }
}
