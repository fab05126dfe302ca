package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.PropagationResidual;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.StatePropagation.Keep;
import threshold.core.kernel.Contract;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.StatePropagation.Problem;
import threshold.core.kernel.StatePropagation.Size;
import threshold.core.workload.LinearSystems;

/** {@code state-propagation}: x[t+1] = A x[t] + w[t mod q]. */
public final class StatePropagationFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 101;
    private static final List<String> SIZES = List.of("n", "T", "B", "q", "keep");
    private static final List<String> INPUTS = List.of("contraction");

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return StatePropagation.CONTRACT;
    }

    @Override
    public String summary() {
        return "x[t+1] = A x[t] + w[t mod q] for T steps of B states of dimension n, keeping all states or the final one";
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
        return new Size(
                reader.integer("n", 64),
                reader.integer("T", 1000),
                reader.integer("B", 1),
                reader.integer("q", 16),
                reader.choice("keep", Keep.ALL));
    }

    /** A is {@value LinearSystems#CONTRACTION} times an orthogonal matrix, so κ(A) = 1 and states stay bounded. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        return new Instance<>(sizes, LinearSystems.contraction(sizes, SEED), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return PropagationResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }
}
