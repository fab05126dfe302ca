package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.LeastSquaresResidual;
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Toeplitz;
import threshold.core.kernel.Toeplitz.Problem;
import threshold.core.kernel.Toeplitz.Size;

/** {@code toeplitz}: autoregression of a series that is zero outside its samples. */
public final class ToeplitzFamily implements Family<Size, Problem, Matrix> {

    private static final SeriesInputs SERIES = new SeriesInputs(Toeplitz.CONTRACT.family());

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return Toeplitz.CONTRACT;
    }

    @Override
    public String summary() {
        return "windowed autoregression with p lags of an m-channel series of N samples; input may be path.csv#column,column";
    }

    @Override
    public List<String> sizeNames() {
        return SeriesInputs.SIZES;
    }

    @Override
    public List<String> inputs() {
        return SeriesInputs.INPUTS;
    }

    /** A series from a file fixes m, and N where none is given; its first N samples are taken. */
    @Override
    public Size sizes(Map<String, String> given, String input) {
        SeriesInputs.Shape shape = SERIES.shape(given, input);
        return new Size(shape.samples(), shape.lags(), shape.channels());
    }

    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Problem problem = new Problem(SERIES.series(sizes.samples(), sizes.channels(), input));
        double kappa = ReferenceSvd.hankelCondition(problem.padded(sizes.lags()).series(), sizes.lags());
        return new Instance<>(sizes, problem, kappa, new double[0]);
    }

    /** That of an autoregression of the padded series, whose normal equations these are. */
    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        int lags = ((Size) instance.sizes()).lags();
        return LeastSquaresResidual.of(instance.problem().padded(lags), lags, solution);
    }

    /** Of autoregressions, except for Levinson's recursion. */
    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
