package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.LeastSquaresResidual;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Contract;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.LeastSquares.Problem;
import threshold.core.kernel.LeastSquares.Size;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Spectrum;

/** {@code least-squares}: argmin ‖A x − y‖₂, A of N×p. */
public final class LeastSquaresFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 201;
    private static final List<String> SIZES = List.of("N", "p");

    /** ‖r‖ of the solution, with σ₁ = ‖x‖ = 1. */
    private static final double RESIDUAL = 0.1;

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return LeastSquares.CONTRACT;
    }

    @Override
    public String summary() {
        return "argmin |A x - y| for a dense tall A of N rows and p columns; input kappa=X sets its condition";
    }

    @Override
    public List<String> sizeNames() {
        return SIZES;
    }

    @Override
    public List<String> inputs() {
        return Inputs.CONDITIONED;
    }

    @Override
    public Size sizes(Map<String, String> given, String input) {
        requireKappa(input);
        SizeReader reader = new SizeReader(name(), SIZES, given);
        return new Size(reader.integer("N", 20_000), reader.integer("p", 64));
    }

    /** σ geometric from 1 to 1/κ, a residual of {@value #RESIDUAL} orthogonal to A; the truth is the solution x. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        double[] sigma = Spectrum.geometric(sizes.p(), requireKappa(input));
        LinearSystems.WithSolution made = LinearSystems.leastSquares(sizes.rows(), sigma, RESIDUAL, SEED);
        return new Instance<>(sizes, made.problem(), Spectrum.condition(sigma), made.x());
    }

    private double requireKappa(String input) {
        return Inputs.kappa(input).orElseThrow(() -> Inputs.unknown(name(), input, "kappa=X, such as kappa=10"));
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return LeastSquaresResidual.of(instance.problem(), solution);
    }
}
