package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.HankelProductResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.HankelProduct;
import threshold.core.kernel.HankelProduct.Problem;
import threshold.core.kernel.HankelProduct.Size;
import threshold.core.kernel.HankelShape;
import threshold.core.kernel.Kernel;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

/** {@code hankel-product}: the product of a block Hankel matrix, given by its parameters, with B columns. */
public final class HankelProductFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 1201;
    private static final List<String> SIZES = List.of("f", "q", "p", "m", "B");
    private static final List<String> INPUTS = List.of("system");

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return HankelProduct.CONTRACT;
    }

    @Override
    public String summary() {
        return "product of a Hankel matrix of f x q blocks of p x m with B columns, directly or by Fourier transforms";
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
        int rows = reader.integer("f", 256);
        int inputs = reader.integer("m", 1);
        HankelShape shape = new HankelShape(rows, reader.integer("q", rows), reader.integer("p", inputs), inputs);
        return new Size(shape, reader.integer("B", 1));
    }

    /** {@link LinearSystems#markov} and normal columns; κ = 1, since a product has none. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        return new Instance<>(sizes, problem(sizes, SEED), 1, new double[0]);
    }

    static Problem problem(Size sizes, long seed) {
        HankelShape shape = sizes.shape();
        return new Problem(
                LinearSystems.markov(shape.count(), shape.outputs(), shape.inputs(), seed),
                Matrices.normal(shape.width(), sizes.batch(), seed + 1));
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return HankelProductResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }

    /** Of one product, except by transforms. */
    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
