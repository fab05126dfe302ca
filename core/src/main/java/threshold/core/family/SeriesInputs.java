package threshold.core.family;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.input.Series;
import threshold.core.workload.Autoregression;

/**
 * The series that families of autoregressions take: synthetic, shipped, or in a file of the user's own.
 *
 * @param family for messages
 */
record SeriesInputs(String family) {

    static final List<String> SIZES = List.of("N", "p", "m");

    private static final long SEED = 301;
    private static final String SYNTHETIC = "ar";

    static final List<String> INPUTS = List.of(SYNTHETIC, "us-births", "sensornet");

    /** N, p and m. */
    record Shape(int samples, int lags, int channels) {}

    /** A series from a file fixes m, and N where none is given. */
    Shape shape(Map<String, String> given, String input) {
        SizeReader reader = new SizeReader(family, SIZES, given);
        Optional<Matrix> measured = measured(input);
        int lags = reader.integer("p", 32);
        if (measured.isEmpty()) {
            return new Shape(reader.integer("N", 20_000), lags, reader.integer("m", 1));
        }
        Matrix series = measured.get();
        int samples = requireWithin(reader.integer("N", series.rows()), series, input);
        return new Shape(samples, lags, reader.fixed("m", series.cols(), input));
    }

    /** The first N samples. */
    Matrix series(int samples, int channels, String input) {
        return measured(input)
                .map(whole -> beginning(whole, samples, channels, input))
                .orElseGet(() -> Autoregression.series(samples, channels, SEED));
    }

    /** The series of a file; empty for the synthetic one. */
    private Optional<Matrix> measured(String input) {
        if (input.equals(SYNTHETIC)) {
            return Optional.empty();
        }
        return Optional.of(Series.named(input)
                .orElseThrow(() -> Inputs.unknown(
                        family, input, String.join(", ", INPUTS) + ", path.csv, path.csv#column,column")));
    }

    private Matrix beginning(Matrix series, int wanted, int channels, String input) {
        int samples = requireWithin(wanted, series, input);
        if (channels != series.cols()) {
            throw new IllegalArgumentException(
                    family + " was asked for m=" + channels + " but " + input + " has m=" + series.cols());
        }
        return new Matrix(samples, series.cols(), Arrays.copyOf(series.data(), samples * series.cols()));
    }

    private int requireWithin(int samples, Matrix series, String input) {
        if (samples > series.rows()) {
            throw new IllegalArgumentException(
                    family + " was asked for N=" + samples + " samples but " + input + " has " + series.rows());
        }
        return samples;
    }
}
