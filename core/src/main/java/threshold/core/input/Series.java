package threshold.core.input;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import threshold.core.Matrix;

/**
 * Measured series, N×m with one row per time.
 *
 * <p>The mean of each channel, over the whole file, is taken away: an autoregression has no intercept, and without this
 * the level of a series would stand for all of its dynamics and for its condition. A part of a series is a part of the
 * whole, so its own mean is not exactly zero.
 */
public final class Series {

    /**
     * The series known by name: daily births in the United States 1969–1988 (7305×1), and humidity and temperature of
     * one mote of a sensor network every 5 s (4690×2).
     */
    public static final List<String> NAMES = List.of("us-births", "sensornet");

    private Series() {}

    /**
     * The series of that name, or in a file of the user's own: {@code path.csv} or {@code path.csv#column,column}.
     *
     * @return empty if the input is neither
     * @throws IllegalArgumentException naming the columns that exist, or the file and position that cannot be read
     */
    public static Optional<Matrix> named(String input) {
        if (NAMES.contains(input)) {
            Source source =
                    Source.resource("/threshold/core/input/" + input + ".csv", "it belongs to Threshold's core");
            return Optional.of(centred(Csv.read(source, List.of())));
        }
        return FileInput.parse(input, "csv").map(file -> {
            List<String> columns = file.part().isEmpty()
                    ? List.of()
                    : Arrays.asList(file.part().split(",", -1));
            return centred(Csv.read(Source.file(file.path()), columns));
        });
    }

    private static Matrix centred(Matrix series) {
        double[] data = series.data();
        int m = series.cols();
        for (int c = 0; c < m; c++) {
            double sum = 0;
            for (int t = 0; t < series.rows(); t++) {
                sum += data[t * m + c];
            }
            double mean = sum / series.rows();
            for (int t = 0; t < series.rows(); t++) {
                data[t * m + c] -= mean;
            }
        }
        return series;
    }
}
