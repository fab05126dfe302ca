package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.check.RankRiskResidual;
import threshold.core.emergence.Risks;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.RankRisk;
import threshold.core.kernel.RankRisk.Problem;
import threshold.core.kernel.RankRisk.Size;
import threshold.core.workload.LinearSystems;

/** {@code rank-risk}: what the best estimate of rank r of a system costs, and what it is worth. */
public final class RankRiskFamily implements Family<Size, Problem, Double> {

    private static final String JORDAN = "jordan";
    private static final String DIAGONAL = "diagonal";
    private static final List<String> SIZES = List.of("n", "T", "r");
    private static final List<String> INPUTS = List.of(JORDAN, DIAGONAL);

    @Override
    public Contract<Size, Problem, Double> contract() {
        return RankRisk.CONTRACT;
    }

    @Override
    public String summary() {
        return "risk of the best estimate of rank r of a system of n states after T steps, four of them unstable";
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
        int n = reader.integer("n", 7);
        return new Size(n, reader.integer("T", 512), reader.integer("r", Math.min(n, LinearSystems.JORDAN)));
    }

    /** {@link LinearSystems#jordan} at λ = 1, or the same without its superdiagonal; κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        Matrix a = LinearSystems.jordan(sizes.n(), 1);
        for (int i = 0; input.equals(DIAGONAL) && i + 1 < sizes.n(); i++) {
            a.data()[i * (sizes.n() + 1) + 1] = 0;
        }
        return new Instance<>(sizes, new Problem(a), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Double> kernel, Instance<Problem> instance, Double solution) {
        return RankRiskResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }

    @Override
    public Map<String, Double> figures(Double solution) {
        return Map.of("risk", solution);
    }

    @Override
    public List<Kernel<Size, Problem, Double>> kernels(Backend backend) {
        return Risks.ofRanks(backend);
    }

    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
