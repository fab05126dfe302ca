package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.SteadyFilterResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.SteadyFilter;
import threshold.core.kernel.SteadyFilter.Problem;
import threshold.core.kernel.SteadyFilter.Size;
import threshold.core.workload.LinearSystems;

/** {@code steady-filter}: predictions of series by a filter whose gain no longer changes. */
public final class SteadyFilterFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 1101;
    private static final List<String> SIZES = List.of("n", "p", "T", "B");
    private static final List<String> INPUTS = List.of("contraction");

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return SteadyFilter.CONTRACT;
    }

    @Override
    public String summary() {
        return "one-step predictions of B series of p outputs over T steps by a steady Kalman filter of n states";
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
                reader.integer("n", 4), reader.integer("p", 1), reader.integer("T", 1000), reader.integer("B", 64));
    }

    /** {@link LinearSystems#predictions}: M is {@value LinearSystems#CONTRACTION} times an orthogonal matrix; κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        return new Instance<>(sizes, LinearSystems.predictions(sizes, SEED), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return SteadyFilterResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }

    /** Of small products. */
    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
