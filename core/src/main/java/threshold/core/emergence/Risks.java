package threshold.core.emergence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.FilterRisk;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gramian;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.RankRisk;
import threshold.core.kernel.Sizes;

/**
 * End-to-end computations of risks as kernels of any backend that has their parts, so that they are timed as everything
 * else: the cost of a number of parameters beside what they are worth.
 */
public final class Risks {

    /** Doubling, for T up to a million. */
    private static final Map<String, String> METHODS = Map.of(Gramian.CONTRACT.family(), "doubling");

    private static final int LONGEST_TEST = 10_000;
    private static final RandomWalk WALK = new RandomWalk(FilterRisk.RATIO);

    private Risks() {}

    /** The one method of a backend with Gramians, products and decompositions. */
    public static List<Kernel<RankRisk.Size, RankRisk.Problem, Double>> ofRanks(Backend backend) {
        return composed(
                backend,
                List.of(Gramian.CONTRACT, Gemm.CONTRACT, HeadSvd.CONTRACT),
                (bench, size, problem) ->
                        new StateRisk(bench, problem.requireSize(size).a(), size.steps()).ofRanks()[size.rank()]);
    }

    /** The one method of a backend with autoregressions. */
    public static List<Kernel<FilterRisk.Size, FilterRisk.Problem, FilterRisk.Solution>> ofFilters(Backend backend) {
        return composed(backend, List.of(HankelLeastSquares.CONTRACT), (bench, size, problem) -> {
            Matrix weights = bench.autoregression(problem.requireSize(size).series(), size.lags());
            int test = Math.min(size.samples(), LONGEST_TEST);
            return new FilterRisk.Solution(weights, WALK.excess(weights.data(), test) / test);
        });
    }

    /** N samples of the walk. */
    public static FilterRisk.Problem walk(int samples, long seed) {
        return new FilterRisk.Problem(WALK.series(samples, seed));
    }

    /** A computation with the kernels of a backend. */
    @FunctionalInterface
    private interface Computation<Z, P, S> {
        S of(Workbench bench, Z size, P problem);
    }

    private static <Z extends Sizes, P, S> List<Kernel<Z, P, S>> composed(
            Backend backend, List<Contract<?, ?, ?>> parts, Computation<Z, P, S> computation) {
        return parts.stream().allMatch(part -> !backend.kernels(part).isEmpty())
                ? List.of(new Composed<>(backend, computation))
                : List.of();
    }

    private record Composed<Z extends Sizes, P, S>(Backend backend, Computation<Z, P, S> computation)
            implements Kernel<Z, P, S> {

        @Override
        public String method() {
            return "composed";
        }

        @Override
        public Accuracy accuracy() {
            return Accuracy.STABLE;
        }

        @Override
        public Optional<String> declines(Z sizes, int threads) {
            return threads == 1 ? Optional.empty() : Optional.of("runs on one thread only, not on " + threads);
        }

        @Override
        public Plan<P, S> plan(Z sizes, int threads) {
            return new ComposedPlan<>(new Workbench(backend, threads, METHODS), sizes, computation);
        }
    }

    private static final class ComposedPlan<Z, P, S> implements Plan<P, S> {

        private final Workbench bench;
        private final Z size;
        private final Computation<Z, P, S> computation;
        private @Nullable P problem;
        private @Nullable S solution;

        ComposedPlan(Workbench bench, Z size, Computation<Z, P, S> computation) {
            this.bench = bench;
            this.size = size;
            this.computation = computation;
        }

        @Override
        public void load(P given) {
            problem = given;
        }

        @Override
        public void run() {
            if (problem == null) {
                throw new IllegalStateException("nothing is loaded");
            }
            solution = computation.of(bench, size, problem);
        }

        @Override
        public S solution() {
            if (solution == null) {
                throw new IllegalStateException("there is no solution before a run that succeeds");
            }
            return solution;
        }

        /** The methods of the parts. */
        @Override
        public String path() {
            return bench.used().entrySet().stream()
                    .map(used -> used.getKey() + " " + used.getValue())
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void close() {
            bench.close();
        }
    }
}
