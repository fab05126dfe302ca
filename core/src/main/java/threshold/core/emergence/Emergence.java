package threshold.core.emergence;

import java.util.List;
import threshold.core.Matrix;
import threshold.core.experiment.Experiment;
import threshold.core.input.Series;

/** The experiments, in the order of their numbers, and the same on measured series. */
public final class Emergence {

    private static final List<Experiment> ALL = List.of(
            new BlockRisk(),
            new LearnedBlockRisk(),
            new RankTransition(),
            new AffineClass(),
            new FilterLength(),
            new FilterThreshold(),
            new LearnedFilter(),
            new OrderOfRealisation(),
            new MarginalResponse(),
            new SubspaceOrder(),
            new MeasuredSeries("R1", "births a day in the US, 1969-1988", shipped("us-births"), true),
            new MeasuredSeries("R2", "humidity and temperature of a sensor", shipped("sensornet"), true));

    private Emergence() {}

    /** E1 to E10 of the paper; R1 and R2 on the series that are shipped. */
    public static List<Experiment> experiments() {
        return ALL;
    }

    /**
     * A series of the user's own, told and not judged.
     *
     * @param name short name of the experiment
     * @param input {@code path.csv} or {@code path.csv#column,column}
     * @throws IllegalArgumentException naming the file and line that cannot be read, or the columns that exist
     */
    public static Experiment measured(String name, String input) {
        Matrix series = Series.named(input)
                .orElseThrow(() -> new IllegalArgumentException("there is no series '" + input
                        + "'; a file of your own reads path.csv or path.csv#column,column"));
        return new MeasuredSeries(name, input, series, false);
    }

    private static Matrix shipped(String name) {
        return Series.named(name).orElseThrow();
    }
}
