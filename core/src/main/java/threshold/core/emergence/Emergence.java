package threshold.core.emergence;

import java.util.List;
import threshold.core.experiment.Experiment;

/** The experiments, in the order of their numbers. */
public final class Emergence {

    private Emergence() {}

    public static List<Experiment> experiments() {
        return List.of(
                new BlockRisk(),
                new LearnedBlockRisk(),
                new RankTransition(),
                new AffineClass(),
                new FilterLength(),
                new FilterThreshold(),
                new LearnedFilter(),
                new OrderOfRealisation(),
                new MarginalResponse(),
                new SubspaceOrder());
    }
}
