package threshold.core.experiment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.kernel.Gramian;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.NgramGram;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Riccati;
import threshold.core.kernel.Sizes;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.SteadyFilter;
import threshold.core.kernel.SymmetricEigen;

/**
 * The kernels of one backend, called as functions: what experiments are written over, so that every backend can run
 * them.
 *
 * <p>Of a family's methods the chosen one is used, or else the first stable one that takes the sizes, or else the
 * first; {@link #used} tells which. A family that the backend has no method for is solved by {@code scalar}, and told as
 * {@code scalar:method}. The plans used last are kept, {@value #PLANS} of them. One caller at a time.
 */
public final class Workbench implements AutoCloseable {

    private static final int PLANS = 16;
    private static final String SPECIFICATION = "scalar";

    private final Backend backend;
    private final int threads;
    private final Map<String, String> methods;
    private final Map<String, SortedSet<String>> used = new HashMap<>();
    private final Map<Key, Plan<?, ?>> plans = new LinkedHashMap<>(PLANS, 0.75f, true);

    private record Key(Contract<?, ?, ?> contract, Sizes sizes) {}

    /**
     * @param backend configured for as many threads
     * @param methods the method chosen for a family, by its name; the others are chosen by size
     */
    public Workbench(Backend backend, int threads, Map<String, String> methods) {
        this.backend = backend;
        this.threads = threads;
        this.methods = Map.copyOf(methods);
    }

    /**
     * The methods that did the work so far, by their families. Plans of one family may differ in their method, where
     * one declines a size.
     */
    public SortedMap<String, List<String>> used() {
        SortedMap<String, List<String>> named = new TreeMap<>();
        used.forEach((family, names) -> named.put(family, List.copyOf(names)));
        return named;
    }

    /**
     * The solution of a problem.
     *
     * @throws ArithmeticException if the method breaks down
     * @throws IllegalArgumentException if the backend has no method for these sizes, naming those that decline
     */
    public <Z extends Sizes, P, S> S solve(Contract<Z, P, S> contract, Z sizes, P problem) {
        Plan<P, S> plan = plan(contract, sizes);
        plan.load(problem);
        plan.run();
        return plan.solution();
    }

    /** Whose kernels they are. */
    public Backend backend() {
        return backend;
    }

    public int threads() {
        return threads;
    }

    /**
     * The solution by one method of the backend, whose plan is not kept: for problems that take most of the memory.
     *
     * @throws ArithmeticException if the method breaks down
     */
    public <Z extends Sizes, P, S> S solveBy(Kernel<Z, P, S> kernel, String family, Z sizes, P problem) {
        try (Plan<P, S> plan = kernel.plan(sizes, threads)) {
            plan.load(problem);
            plan.run();
            used.computeIfAbsent(family, _ -> new TreeSet<>()).add(kernel.method());
            return plan.solution();
        }
    }

    @SuppressWarnings("unchecked") // a key's plan is of its contract
    private <Z extends Sizes, P, S> Plan<P, S> plan(Contract<Z, P, S> contract, Z sizes) {
        Key key = new Key(contract, sizes);
        Plan<?, ?> known = plans.get(key);
        if (known != null) {
            return (Plan<P, S>) known;
        }
        Backend solving = backend.kernels(contract).isEmpty() ? Backends.named(SPECIFICATION) : backend;
        Kernel<Z, P, S> kernel = kernel(solving, contract, sizes);
        String method = solving == backend ? kernel.method() : solving.name() + ":" + kernel.method();
        used.computeIfAbsent(contract.family(), _ -> new TreeSet<>()).add(method);
        Plan<P, S> plan = kernel.plan(sizes, threads);
        plans.put(key, plan);
        if (plans.size() > PLANS) {
            Key eldest = plans.keySet().iterator().next();
            Optional.ofNullable(plans.remove(eldest)).ifPresent(Plan::close);
        }
        return plan;
    }

    private <Z extends Sizes, P, S> Kernel<Z, P, S> kernel(Backend solving, Contract<Z, P, S> contract, Z sizes) {
        List<Kernel<Z, P, S>> all = solving.kernels(contract);
        String chosen = methods.get(contract.family());
        List<Kernel<Z, P, S>> taking = all.stream()
                .filter(kernel -> chosen == null || kernel.method().equals(chosen))
                .filter(kernel -> kernel.declines(sizes, threads).isEmpty())
                .toList();
        return taking.stream()
                .filter(kernel -> kernel.accuracy() instanceof Accuracy.Stable)
                .findFirst()
                .or(() -> taking.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException(solving.name() + " has no method for "
                        + contract.family() + " of " + sizes.named()
                        + all.stream()
                                .map(kernel -> "; " + kernel.method() + " "
                                        + kernel.declines(sizes, threads).orElse("was not asked for"))
                                .collect(Collectors.joining())));
    }

    /** A B. */
    public Matrix product(Matrix a, Matrix b) {
        return solve(Gemm.CONTRACT, new Gemm.Size(a.rows(), b.cols(), a.cols()), new Gemm.Problem(a, b));
    }

    /** AᵀA. */
    public Matrix gram(Matrix a) {
        return solve(Gram.CONTRACT, new Gram.Size(a.rows(), a.cols()), new Gram.Problem(a));
    }

    /** argmin ‖A x − y‖₂. */
    public double[] leastSquares(Matrix a, double[] y) {
        return solve(
                        LeastSquares.CONTRACT,
                        new LeastSquares.Size(a.rows(), a.cols()),
                        new LeastSquares.Problem(a, Matrix.column(y)))
                .data();
    }

    /** argmin over X of ‖A X − Y‖_F, a column after the other. */
    public Matrix leastSquares(Matrix a, Matrix y) {
        Matrix x = Matrix.zeros(a.cols(), y.cols());
        for (int c = 0; c < y.cols(); c++) {
            double[] column = new double[y.rows()];
            for (int i = 0; i < column.length; i++) {
                column[i] = y.at(i, c);
            }
            double[] solution = leastSquares(a, column);
            for (int i = 0; i < solution.length; i++) {
                x.data()[i * x.cols() + c] = solution[i];
            }
        }
        return x;
    }

    /** The autoregression of p lags: row (k − 1)·m + c of the result weighs channel c at lag k. */
    public Matrix autoregression(Matrix series, int lags) {
        return solve(
                HankelLeastSquares.CONTRACT,
                new HankelLeastSquares.Size(series.rows(), lags, series.cols()),
                new HankelLeastSquares.Problem(series));
    }

    /** The thin decomposition of an A with at least as many rows as columns. */
    public HeadSvd.Svd svd(Matrix a) {
        return solve(HeadSvd.CONTRACT, HeadSvd.Size.of(a.rows(), a.cols(), HeadSvd.Want.THIN), new HeadSvd.Problem(a));
    }

    /** Eigenvalues of a symmetric A, descending. */
    public double[] eigenvalues(Matrix a) {
        return solve(
                        SymmetricEigen.CONTRACT,
                        new SymmetricEigen.Size(a.rows(), SymmetricEigen.Want.VALUES),
                        new SymmetricEigen.Problem(a))
                .lambda();
    }

    /** Gram matrix of an n-gram model. */
    public NgramGram.Solution ngrams(NgramGram.Problem text) {
        return solve(NgramGram.CONTRACT, text.size(), text);
    }

    /** Γ_T and its mean over time. */
    public Gramian.Solution gramian(Matrix a, Matrix w, int steps) {
        return solve(Gramian.CONTRACT, new Gramian.Size(a.rows(), steps), new Gramian.Problem(a, w));
    }

    /** P after T steps of the Riccati equation from P = 0. */
    public Matrix riccati(Riccati.Problem problem, int steps) {
        Riccati.Size size = new Riccati.Size(problem.a().rows(), problem.c().rows(), steps);
        return solve(Riccati.CONTRACT, size, problem);
    }

    /** The predictions of one series by a steady filter, row by row. */
    public Matrix predictions(SteadyFilter.Problem filter) {
        SteadyFilter.Size size = new SteadyFilter.Size(
                filter.m().rows(), filter.c().rows(), filter.y().rows(), 1);
        return solve(SteadyFilter.CONTRACT, size, filter);
    }

    /** Row t is x[t+1] of x[t+1] = A x[t] + w[t], t &lt; T, as an n×B block; w has a row for each t. */
    public Matrix trajectories(Matrix a, Matrix x0, Matrix w) {
        return solve(
                StatePropagation.CONTRACT,
                new StatePropagation.Size(a.rows(), w.rows(), x0.cols(), w.rows(), StatePropagation.Keep.ALL),
                new StatePropagation.Problem(a, x0, w));
    }

    @Override
    public void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
    }
}
