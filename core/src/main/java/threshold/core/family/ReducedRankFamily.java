package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.backend.Backend;
import threshold.core.check.ReducedRankResidual;
import threshold.core.emergence.ReducedRankRegression;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.ReducedRank;
import threshold.core.kernel.ReducedRank.Coefficients;
import threshold.core.kernel.ReducedRank.Problem;
import threshold.core.kernel.ReducedRank.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Spectrum;

/** {@code reduced-rank}: the coefficients of rank r that predict best. */
public final class ReducedRankFamily implements Family<Size, Problem, Coefficients> {

    private static final long SEED = 1301;
    private static final List<String> SIZES = List.of("N", "n", "m", "r");
    private static final List<String> INPUTS = List.of("kappa=10", "kappa=1e4");

    @Override
    public Contract<Size, Problem, Coefficients> contract() {
        return ReducedRank.CONTRACT;
    }

    @Override
    public String summary() {
        return "coefficients of rank r that predict m outputs from n regressors best, of N samples";
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
        requireKappa(input);
        SizeReader reader = new SizeReader(name(), SIZES, given);
        int n = reader.integer("n", 64);
        int m = reader.integer("m", n);
        return new Size(reader.integer("N", 10_000), n, m, reader.integer("r", Math.min(4, m)));
    }

    /** {@link LinearSystems#reducedRank}; the truth is the values of QᵀY. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        double[] regressors = Spectrum.geometric(sizes.regressors(), requireKappa(input));
        double[] explained = LinearSystems.explained(sizes.outputs());
        Problem problem = LinearSystems.reducedRank(sizes.samples(), regressors, explained, SEED);
        return new Instance<>(sizes, problem, Spectrum.condition(regressors), explained);
    }

    private double requireKappa(String input) {
        return Inputs.kappa(input).orElseThrow(() -> Inputs.unknown(name(), input, "kappa=X, such as kappa=10"));
    }

    @Override
    public double residual(
            Kernel<Size, Problem, Coefficients> kernel, Instance<Problem> instance, Coefficients solution) {
        return ReducedRankResidual.of(instance.problem(), (Size) instance.sizes(), instance.truth(), solution);
    }

    @Override
    public List<Kernel<Size, Problem, Coefficients>> kernels(Backend backend) {
        return ReducedRankRegression.methods(backend);
    }

    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
