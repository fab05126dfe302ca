package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.backend.Backend;
import threshold.core.check.LeastSquaresResidual;
import threshold.core.check.ReferenceSvd;
import threshold.core.emergence.Risks;
import threshold.core.kernel.Contract;
import threshold.core.kernel.FilterRisk;
import threshold.core.kernel.FilterRisk.Problem;
import threshold.core.kernel.FilterRisk.Size;
import threshold.core.kernel.FilterRisk.Solution;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.Kernel;

/** {@code filter-risk}: what a filter of p lags costs to learn from N samples, and what it is worth. */
public final class FilterRiskFamily implements Family<Size, Problem, Solution> {

    private static final long SEED = 1001;
    private static final List<String> SIZES = List.of("N", "p");
    private static final List<String> INPUTS = List.of("random-walk");

    @Override
    public Contract<Size, Problem, Solution> contract() {
        return FilterRisk.CONTRACT;
    }

    @Override
    public String summary() {
        return "excess risk of a filter of p lags learned from N samples of a hidden random walk";
    }

    @Override
    public List<String> sizeNames() {
        return SIZES;
    }

    @Override
    public List<String> inputs() {
        return INPUTS;
    }

    @Override
    public Size sizes(Map<String, String> given, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        SizeReader reader = new SizeReader(name(), SIZES, given);
        return new Size(reader.integer("N", 10_000), reader.integer("p", 16));
    }

    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        Problem problem = Risks.walk(sizes.samples(), SEED);
        double kappa = ReferenceSvd.hankelCondition(problem.series(), sizes.lags());
        return new Instance<>(sizes, problem, kappa, new double[0]);
    }

    /** That of the autoregression. */
    @Override
    public double residual(Kernel<Size, Problem, Solution> kernel, Instance<Problem> instance, Solution solution) {
        return LeastSquaresResidual.of(
                new HankelLeastSquares.Problem(instance.problem().series()),
                ((Size) instance.sizes()).lags(),
                solution.weights());
    }

    @Override
    public Map<String, Double> figures(Solution solution) {
        return Map.of("excess", solution.excess());
    }

    @Override
    public List<Kernel<Size, Problem, Solution>> kernels(Backend backend) {
        return Risks.ofFilters(backend);
    }

    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
