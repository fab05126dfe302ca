package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.AnisotropyResidual;
import threshold.core.kernel.Anisotropy;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.kernel.Anisotropy.Size;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.workload.HiddenStates;

/** {@code anisotropy}: mean cosine of the angle between two of N hidden states in d dimensions. */
public final class AnisotropyFamily implements Family<Size, Problem, Double> {

    private static final long SEED = 421;
    private static final List<String> SIZES = List.of("N", "d");
    private static final List<String> INPUTS = List.of("normal", "shifted");

    @Override
    public Contract<Size, Problem, Double> contract() {
        return Anisotropy.CONTRACT;
    }

    @Override
    public String summary() {
        return "mean cosine of the angle between two of N hidden states; input normal (0) or shifted (1/2)";
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
        return new Size(reader.integer("N", 4000), reader.integer("d", 512));
    }

    /** A mean has no condition: κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        Matrix hidden = HiddenStates.around(input.equals("normal") ? 0 : 1, sizes.contexts(), sizes.d(), SEED);
        return new Instance<>(sizes, new Problem(hidden), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Double> kernel, Instance<Problem> instance, Double solution) {
        return AnisotropyResidual.of(instance.problem(), solution);
    }

    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
