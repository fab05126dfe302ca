package threshold.core.saturation;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threshold.core.experiment.Experiment;

/** The experiments, in the order of their numbers. */
public final class Saturation {

    private Saturation() {}

    /**
     * L1 to L8 of the paper.
     *
     * @param text whose n-grams L8 counts, plain or .gz; null for the sources of the JDK
     */
    public static List<Experiment> experiments(@Nullable Path text) {
        return List.of(
                new LossSaturation(),
                new SpectralSaturation(),
                new RankSweep(
                        "L3", "Rank of the head: a sharp threshold at the rank of the target", RankOracle.edge(), 8),
                new RankSweep("L4", "Rank of the head: the loss is as the W-error squared", RankOracle.geometric(), 8),
                new RankSweep("L5", "Rank of the head: a smooth elbow, as of real heads", RankOracle.power(), 4),
                new TrainedBottleneck(),
                new SyntheticNgrams(),
                new TextNgrams(text));
    }
}
