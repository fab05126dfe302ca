package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.Matrix;
import threshold.core.check.LeastSquaresResidual;
import threshold.core.check.ReferenceSvd;
import threshold.core.kernel.Contract;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Kernel;

/** {@code hankel-least-squares}: autoregression ARX(p) of an m-channel series of N samples. */
public final class HankelLeastSquaresFamily implements Family<Size, Problem, Matrix> {

    private static final SeriesInputs SERIES = new SeriesInputs(HankelLeastSquares.CONTRACT.family());

    @Override
    public Contract<Size, Problem, Matrix> contract() {
        return HankelLeastSquares.CONTRACT;
    }

    @Override
    public String summary() {
        return "autoregression with p lags of an m-channel series of N samples; input may be path.csv#column,column";
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
        Matrix series = SERIES.series(sizes.samples(), sizes.channels(), input);
        double kappa = ReferenceSvd.hankelCondition(series, sizes.lags());
        return new Instance<>(sizes, new Problem(series), kappa, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return LeastSquaresResidual.of(instance.problem(), ((Size) instance.sizes()).lags(), solution);
    }
}
