package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.HeadSvdResidual;
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.HankelSvd;
import threshold.core.kernel.HankelSvd.Problem;
import threshold.core.kernel.HankelSvd.Size;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Kernel;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Spectrum;

/** {@code hankel-svd}: the leading singular triplets of the block Hankel matrix of a system's Markov parameters. */
public final class HankelSvdFamily implements Family<Size, Problem, Svd> {

    private static final long SEED = 901;
    private static final List<String> SIZES = List.of("f", "q", "p", "m", "k");
    private static final List<String> INPUTS = List.of("system");

    @Override
    public Contract<Size, Problem, Svd> contract() {
        return HankelSvd.CONTRACT;
    }

    @Override
    public String summary() {
        return "k leading singular triplets of a Hankel matrix of f x q blocks of p x m: the order of a system";
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
        int outputs = reader.integer("p", inputs);
        int cols = reader.integer("q", rows);
        return new Size(rows, cols, outputs, inputs, reader.integer("k", Math.min(8, cols * inputs)));
    }

    /** {@link LinearSystems#markov}; the truth is all singular values of H. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        Problem problem =
                new Problem(LinearSystems.markov(sizes.shape().count(), sizes.outputs(), sizes.inputs(), SEED));
        double[] sigma = ReferenceSvd.singularValues(problem.dense(sizes));
        return new Instance<>(sizes, problem, Spectrum.condition(sigma), sigma);
    }

    @Override
    public double residual(Kernel<Size, Problem, Svd> kernel, Instance<Problem> instance, Svd solution) {
        Size size = (Size) instance.sizes();
        Matrix h = instance.problem().dense(size);
        HeadSvd.Problem dense = new HeadSvd.Problem(h);
        return kernel.accuracy() instanceof Accuracy.Approximate
                ? HeadSvdResidual.approximate(dense, size.dense(), instance.truth(), solution)
                : HeadSvdResidual.of(dense, size.dense(), instance.truth(), solution);
    }

    /** Of decompositions, except on the parameters themselves. */
    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
