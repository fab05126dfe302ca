package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.check.SymmetricEigenResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.SymmetricEigen;
import threshold.core.kernel.SymmetricEigen.Eigen;
import threshold.core.kernel.SymmetricEigen.Problem;
import threshold.core.kernel.SymmetricEigen.Size;
import threshold.core.kernel.SymmetricEigen.Want;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

/** {@code symmetric-eigen}: eigenvalues and vectors of a symmetric A of n×n. */
public final class SymmetricEigenFamily implements Family<Size, Problem, Eigen> {

    private static final long SEED = 1101;
    private static final List<String> SIZES = List.of("n", "want");
    private static final String GRAM = "bert-like";
    private static final List<String> INPUTS = List.of(GRAM, "kappa=10", "kappa=1e10");

    @Override
    public Contract<Size, Problem, Eigen> contract() {
        return SymmetricEigen.CONTRACT;
    }

    @Override
    public String summary() {
        return "eigenvalues, and vectors with want=vectors, of a symmetric n x n matrix";
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
        lambda(1, input);
        SizeReader reader = new SizeReader(name(), SIZES, given);
        return new Size(reader.integer("n", 256), reader.choice("want", Want.VALUES));
    }

    /** {@link Matrices#symmetric}; the truth is λ. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        double[] lambda = lambda(sizes.n(), input);
        Problem problem = new Problem(Matrices.symmetric(lambda, SEED));
        return new Instance<>(sizes, problem, Spectrum.condition(lambda), lambda);
    }

    /** The eigenvalues of the Gram matrix of a {@link Spectrum#languageHead}, or a geometric series. */
    private double[] lambda(int n, String input) {
        if (!input.equals(GRAM)) {
            return Spectrum.geometric(
                    n, Inputs.kappa(input).orElseThrow(() -> Inputs.unknown(name(), input, GRAM + ", kappa=X")));
        }
        double[] lambda = Spectrum.languageHead(n);
        for (int i = 0; i < n; i++) {
            lambda[i] *= lambda[i];
        }
        return lambda;
    }

    @Override
    public double residual(Kernel<Size, Problem, Eigen> kernel, Instance<Problem> instance, Eigen solution) {
        return SymmetricEigenResidual.of(instance.problem(), (Size) instance.sizes(), instance.truth(), solution);
    }

    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
