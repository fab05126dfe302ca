package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.ProductResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gemm.Problem;
import threshold.core.kernel.Gemm.Size;
import threshold.core.kernel.Kernel;
import threshold.core.workload.Matrices;

/** {@code gemm}: C = A B. */
public final class GemmFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 501;
    private static final List<String> SIZES = List.of("m", "n", "k");
    private static final List<String> INPUTS = List.of("uniform");

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return Gemm.CONTRACT;
    }

    @Override
    public String summary() {
        return "C = A B with A of m x k and B of k x n";
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
        return sizes(name(), given, input);
    }

    /** The sizes of a product, for a family of that name. */
    static Size sizes(String family, Map<String, String> given, String input) {
        Inputs.requireKnown(family, input, INPUTS);
        SizeReader reader = new SizeReader(family, SIZES, given);
        return new Size(reader.integer("m", 384), reader.integer("n", 384), reader.integer("k", 384));
    }

    /** Entries uniform on [−1, 1). A product has no condition: κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        Matrix a = Matrices.uniform(sizes.m(), sizes.k(), SEED);
        Matrix b = Matrices.uniform(sizes.k(), sizes.n(), SEED + 1);
        return new Instance<>(sizes, new Problem(a, b), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return ProductResidual.of(instance.problem(), solution);
    }
}
