package threshold.core.saturation;

import java.util.List;
import threshold.core.experiment.Experiment;

/** The experiments, in the order of their numbers. */
public final class Saturation {

    private static final List<Experiment> ALL = List.of(
            new LossSaturation(),
            new SpectralSaturation(),
            new RankSweep("L3", "Rank of the head: a sharp threshold at the rank of the target", RankOracle.edge(), 8),
            new RankSweep("L4", "Rank of the head: the loss is as the W-error squared", RankOracle.geometric(), 8),
            new RankSweep("L5", "Rank of the head: a smooth elbow, as of real heads", RankOracle.power(), 4),
            new TrainedBottleneck());

    private Saturation() {}

    /** L1 to L8 of the paper. */
    public static List<Experiment> experiments() {
        return ALL;
    }
}
