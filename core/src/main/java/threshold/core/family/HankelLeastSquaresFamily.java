package threshold.core.family;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.check.LeastSquaresResidual;
import threshold.core.check.ReferenceSvd;
import threshold.core.input.Series;
import threshold.core.kernel.Contract;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Kernel;
import threshold.core.workload.Autoregression;

/** {@code hankel-least-squares}: autoregression ARX(p) of an m-channel series of N samples. */
public final class HankelLeastSquaresFamily implements Family<Size, Problem, Matrix> {

    private static final long SEED = 301;
    private static final String SYNTHETIC = "ar";
    private static final List<String> SIZES = List.of("N", "p", "m");
    private static final List<String> INPUTS = List.of(SYNTHETIC, "us-births", "sensornet");

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
        return SIZES;
    }

    @Override
    public List<String> inputs() {
        return INPUTS;
    }

    /** A series from a file fixes m, and N where none is given; its first N samples are taken. */
    @Override
    public Size sizes(Map<String, String> given, String input) {
        SizeReader reader = new SizeReader(name(), SIZES, given);
        Optional<Matrix> measured = measured(input);
        int lags = reader.integer("p", 32);
        if (measured.isEmpty()) {
            return new Size(reader.integer("N", 20_000), lags, reader.integer("m", 1));
        }
        Matrix series = measured.get();
        int samples = requireWithin(reader.integer("N", series.rows()), series, input);
        return new Size(samples, lags, reader.fixed("m", series.cols(), input));
    }

    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Matrix series = measured(input)
                .map(whole -> beginning(whole, sizes, input))
                .orElseGet(() -> Autoregression.series(sizes.samples(), sizes.channels(), SEED));
        double kappa = ReferenceSvd.hankelCondition(series, sizes.lags());
        return new Instance<>(sizes, new Problem(series), kappa, new double[0]);
    }

    /** The series of a file; empty for the synthetic one. */
    private Optional<Matrix> measured(String input) {
        if (input.equals(SYNTHETIC)) {
            return Optional.empty();
        }
        return Optional.of(Series.named(input)
                .orElseThrow(() -> Inputs.unknown(
                        name(), input, String.join(", ", INPUTS) + ", path.csv, path.csv#column,column")));
    }

    private Matrix beginning(Matrix series, Size sizes, String input) {
        int samples = requireWithin(sizes.samples(), series, input);
        if (sizes.channels() != series.cols()) {
            throw new IllegalArgumentException(
                    name() + " was asked for m=" + sizes.channels() + " but " + input + " has m=" + series.cols());
        }
        return new Matrix(samples, series.cols(), Arrays.copyOf(series.data(), samples * series.cols()));
    }

    private int requireWithin(int samples, Matrix series, String input) {
        if (samples > series.rows()) {
            throw new IllegalArgumentException(
                    name() + " was asked for N=" + samples + " samples but " + input + " has " + series.rows());
        }
        return samples;
    }

    @Override
    public double residual(Kernel<Size, Problem, Matrix> kernel, Instance<Problem> instance, Matrix solution) {
        return LeastSquaresResidual.of(instance.problem(), ((Size) instance.sizes()).lags(), solution);
    }
}
