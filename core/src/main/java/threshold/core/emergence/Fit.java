package threshold.core.emergence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A model of one order and what it is worth.
 *
 * @param order lags or dimension of the state
 * @param parameters how many numbers it has
 * @param error of its predictions of what it was not learned from; NaN if it is not stable and predicts nothing
 * @param criterion what the order of least is suggested by
 * @param sigma the singular value that it is the last to keep; NaN where there is none
 */
record Fit(int order, int parameters, double error, double criterion, double sigma) {

    /** The one of least criterion among those that predict something. */
    static Optional<Fit> suggested(List<Fit> fits) {
        return fits.stream().filter(fit -> !Double.isNaN(fit.error)).min(Comparator.comparingDouble(Fit::criterion));
    }
}
