package threshold.bench.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import threshold.bench.run.ForkRecord;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Planner;

/** What a finished run tells whoever started it. */
final class ExitCode {

    private ExitCode() {}

    /**
     * {@link Main#REFUSED} if nothing but ceilings has a result, though more was planned; {@link Main#FAILED} if some
     * fork failed or its residual is over its bound; else 0.
     */
    static int of(List<PlannedCell> planned, List<ForkRecord> forks) {
        Set<String> wanted = planned.stream()
                .filter(cell -> !Planner.isCeiling(cell.family()))
                .map(PlannedCell::id)
                .collect(Collectors.toSet());
        if (!wanted.isEmpty() && forks.stream().noneMatch(f -> f.ok() && wanted.contains(f.cell()))) {
            return Main.REFUSED;
        }
        return forks.stream().anyMatch(ExitCode::isBad) ? Main.FAILED : 0;
    }

    private static boolean isBad(ForkRecord fork) {
        return fork.status() == ForkRecord.Status.FAILED || fork.overItsBound();
    }
}
