package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.NoisyPropagationResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.NoisyPropagation;
import threshold.core.kernel.NoisyPropagation.Problem;
import threshold.core.kernel.NoisyPropagation.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

/** {@code noisy-propagation}: x[t+1] = A x[t] + w[t] with noise that is made where it is used. */
public final class NoisyPropagationFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 1401;
    private static final List<String> SIZES = List.of("n", "T", "B");
    private static final List<String> INPUTS = List.of("contraction");

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return NoisyPropagation.CONTRACT;
    }

    @Override
    public String summary() {
        return "x[t+1] = A x[t] + w[t] for T steps of B states of dimension n, w normal and made on the way";
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
        return new Size(reader.integer("n", 16), reader.integer("T", 1000), reader.integer("B", 256));
    }

    /** A is {@value LinearSystems#CONTRACTION} times an orthogonal matrix, so κ(A) = 1 and states stay bounded. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        Matrix a = Matrices.scaledOrthogonal(sizes.n(), LinearSystems.CONTRACTION, SEED);
        return new Instance<>(sizes, new Problem(a, SEED), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return NoisyPropagationResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }

    /** Of products, but for the noise. */
    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
