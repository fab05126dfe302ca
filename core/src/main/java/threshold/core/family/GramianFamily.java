package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.GramianResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gramian;
import threshold.core.kernel.Gramian.Problem;
import threshold.core.kernel.Gramian.Size;
import threshold.core.kernel.Gramian.Solution;
import threshold.core.kernel.Kernel;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

/** {@code gramian}: Γ_T and its mean over time for x' = A x + w, Cov w = I. */
public final class GramianFamily implements Family<Size, Problem, Solution> {

    private static final long SEED = 701;
    private static final String CONTRACTION = "contraction";
    private static final String JORDAN = "jordan";
    private static final List<String> SIZES = List.of("n", "T");
    private static final List<String> INPUTS = List.of(CONTRACTION, JORDAN);

    @Override
    public Contract<Size, Problem, Solution> contract() {
        return Gramian.CONTRACT;
    }

    @Override
    public String summary() {
        return "covariance of the state after T steps of x' = A x + w and its mean over time, A of n x n";
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
        return new Size(reader.integer("n", 64), reader.integer("T", 1000));
    }

    /**
     * A contraction, whose Γ settles, or the Jordan block of {@link LinearSystems#jordan} at λ = 1, whose Γ grows as
     * T⁷. Neither has a condition: κ = 1.
     */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        int n = sizes.n();
        Matrix a = input.equals(JORDAN)
                ? LinearSystems.jordan(n, 1)
                : Matrices.scaledOrthogonal(n, LinearSystems.CONTRACTION, SEED);
        return new Instance<>(sizes, new Problem(a, Matrix.identity(n)), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Solution> kernel, Instance<Problem> instance, Solution solution) {
        return GramianResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }

    /** Of products. */
    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
