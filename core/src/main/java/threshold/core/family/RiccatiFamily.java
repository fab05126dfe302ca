package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.RiccatiResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Riccati;
import threshold.core.kernel.Riccati.Problem;
import threshold.core.kernel.Riccati.Size;
import threshold.core.workload.LinearSystems;

/** {@code riccati}: the covariance of a Kalman filter's predictions after T steps. */
public final class RiccatiFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 801;
    private static final List<String> SIZES = List.of("n", "p", "T");
    private static final List<String> INPUTS = List.of("marginal");

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return Riccati.CONTRACT;
    }

    @Override
    public String summary() {
        return "covariance of a Kalman filter's predictions after T steps from zero, n states and p outputs";
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
        int n = reader.integer("n", 64);
        return new Size(n, reader.integer("p", Math.max(1, n / 4)), reader.integer("T", 256));
    }

    /** {@link LinearSystems#filter}: all eigenvalues of A on the unit circle, so that P converges because of the filter alone; κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        return new Instance<>(sizes, LinearSystems.filter(sizes.n(), sizes.outputs(), SEED), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return RiccatiResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }

    /** Of products and small solutions. */
    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
