package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.ProductResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gram;
import threshold.core.kernel.Gram.Problem;
import threshold.core.kernel.Gram.Size;
import threshold.core.kernel.Kernel;
import threshold.core.workload.Matrices;

/** {@code gram}: G = AᵀA, A of m×n. */
public final class GramFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 601;
    private static final List<String> SIZES = List.of("m", "n");
    private static final List<String> INPUTS = List.of("uniform");

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return Gram.CONTRACT;
    }

    @Override
    public String summary() {
        return "G = transpose(A) A with A of m x n";
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
        return new Size(reader.integer("m", 12_576), reader.integer("n", 128));
    }

    /** Entries uniform on [−1, 1). A product has no condition: κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        Matrix a = Matrices.uniform(sizes.m(), sizes.n(), SEED);
        return new Instance<>(sizes, new Problem(a), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return ProductResidual.of(instance.problem(), solution);
    }
}
