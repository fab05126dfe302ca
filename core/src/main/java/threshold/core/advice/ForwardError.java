package threshold.core.advice;

import java.util.List;
import java.util.Optional;
import threshold.core.kernel.Accuracy;

/**
 * The relative forward error to expect of a solver, from the residuals it was measured with.
 *
 * <p>A residual is a backward error in units of n·eps, and the problem's condition carries it into the solution: r n eps
 * κ. Of a method whose residual itself grows with κ, one that was measured at a smaller κ′ is taken κ/κ′ times. An
 * approximate method's residual is the error itself.
 *
 * <p>Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.6 (forward error ≲
 * condition × backward error).
 */
final class ForwardError {

    /** 2⁻⁵³. */
    private static final double EPS = 0x1p-53;

    private ForwardError() {}

    /** The worst that the measurements of one solver let expect. */
    static double of(List<MeasuredCell> cells, double unknowns, double kappa) {
        return cells.stream()
                .mapToDouble(cell -> of(cell, unknowns, kappa))
                .max()
                .orElseThrow();
    }

    private static double of(MeasuredCell cell, double unknowns, double kappa) {
        double measuredAt = Double.isNaN(cell.kappa()) ? kappa : cell.kappa();
        return switch (cell.accuracy()) {
            case Accuracy.Stable _ -> cell.residual() * unknowns * EPS * kappa;
            case Accuracy.KappaLimited _ -> cell.residual() * Math.max(1, kappa / measuredAt) * unknowns * EPS * kappa;
            case Accuracy.Approximate _ -> cell.residual();
        };
    }

    /** The error that a class promises, without any measurement. */
    static double promised(Accuracy accuracy, double unknowns, double kappa) {
        return accuracy instanceof Accuracy.Approximate(double tolerance)
                ? tolerance
                : accuracy.bound(kappa) * unknowns * EPS * kappa;
    }

    /** Why the solver with these measurements is not good enough, in one clause; empty if it is. */
    static Optional<String> why(List<MeasuredCell> cells, double unknowns, Need need) {
        Optional<String> refused = refuses(cells.getFirst().accuracy(), need.kappa());
        if (refused.isPresent()) {
            return refused;
        }
        Optional<MeasuredCell> over =
                cells.stream().filter(MeasuredCell::isOverBound).findFirst();
        if (over.isPresent()) {
            return over.map(cell -> "it was over the bound of its accuracy at " + Plain.sizes(cell.sizes()));
        }
        double error = of(cells, unknowns, need.kappa());
        return error > need.accuracy()
                ? Optional.of("a relative error of " + Plain.number(error) + " is to be expected")
                : Optional.empty();
    }

    /** Why a class cannot take a condition, if it cannot. */
    static Optional<String> refuses(Accuracy accuracy, double kappa) {
        return accuracy instanceof Accuracy.KappaLimited(double maxKappa) && kappa > maxKappa
                ? Optional.of("it refuses a condition over " + Plain.number(maxKappa))
                : Optional.empty();
    }
}
