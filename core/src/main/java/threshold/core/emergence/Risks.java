package threshold.core.emergence;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.experiment.Composition;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.FilterRisk;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gramian;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.RankRisk;

/** Risks end to end, by the kernels of any backend: the cost of a number of parameters beside what they are worth. */
public final class Risks {

    /** Doubling, for T up to a million. */
    private static final Map<String, String> METHODS = Map.of(Gramian.CONTRACT.family(), "doubling");

    private static final String COMPOSED = "composed";
    private static final int LONGEST_TEST = 10_000;
    private static final RandomWalk WALK = new RandomWalk(FilterRisk.RATIO);

    private Risks() {}

    /** The one method of a backend with Gramians, products and decompositions. */
    public static List<Kernel<RankRisk.Size, RankRisk.Problem, Double>> ofRanks(Backend backend) {
        return List.copyOf(new Composition<RankRisk.Size, RankRisk.Problem, Double>(
                        List.of(Gramian.CONTRACT, Gemm.CONTRACT, HeadSvd.CONTRACT),
                        METHODS,
                        (bench, size, problem) -> new StateRisk(
                                        bench, problem.requireSize(size).a(), size.steps())
                                .ofRanks()[size.rank()])
                .method(COMPOSED, Accuracy.STABLE, backend)
                .toList());
    }

    /** The one method of a backend with autoregressions. */
    public static List<Kernel<FilterRisk.Size, FilterRisk.Problem, FilterRisk.Solution>> ofFilters(Backend backend) {
        return List.copyOf(new Composition<FilterRisk.Size, FilterRisk.Problem, FilterRisk.Solution>(
                        List.of(HankelLeastSquares.CONTRACT), Map.of(), Risks::filter)
                .method(COMPOSED, Accuracy.STABLE, backend)
                .toList());
    }

    private static FilterRisk.Solution filter(Workbench bench, FilterRisk.Size size, FilterRisk.Problem problem) {
        Matrix weights = bench.autoregression(problem.requireSize(size).series(), size.lags());
        int test = Math.min(size.samples(), LONGEST_TEST);
        return new FilterRisk.Solution(weights, WALK.excess(weights.data(), test) / test);
    }

    /** N samples of the walk. */
    public static FilterRisk.Problem walk(int samples, long seed) {
        return new FilterRisk.Problem(WALK.series(samples, seed));
    }
}
