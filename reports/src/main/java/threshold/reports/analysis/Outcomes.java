package threshold.reports.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;

/** How each cell of a run ended: with a result, or why not. */
final class Outcomes {

    private final Map<String, List<Fork>> forks;
    private final Map<String, CellResult> results = new HashMap<>();

    Outcomes(Run run) {
        forks = run.forks().stream()
                .sorted(Comparator.comparingInt(Fork::round))
                .collect(Collectors.groupingBy(Fork::cell));
        for (Cell cell : run.cells()) {
            List<Fork> ended = withStatus(cell, Fork.Status.OK);
            if (!ended.isEmpty()) {
                results.put(cell.id(), CellResult.of(cell, ended));
            }
        }
    }

    /** The forks of a cell by round, whatever their status. */
    List<Fork> forks(Cell cell) {
        return forks.getOrDefault(cell.id(), List.of());
    }

    List<Fork> withStatus(Cell cell, Fork.Status status) {
        return forks(cell).stream().filter(fork -> fork.status() == status).toList();
    }

    /** The result of a cell with at least one fork that ended well. */
    Optional<CellResult> result(Cell cell) {
        return Optional.ofNullable(results.get(cell.id()));
    }

    /** Why a cell has no result. */
    Group.Missing missing(Cell cell) {
        return forks(cell).stream()
                .max(Comparator.comparing(Fork::status))
                .map(fork -> new Group.Missing(cell.solver(), word(fork.status()), reason(fork)))
                .orElseGet(() -> new Group.Missing(cell.solver(), "not run", "none of its forks has ended"));
    }

    static String reason(Fork fork) {
        String why = fork.why();
        return why == null || why.isBlank() ? "for no stated reason" : why.strip();
    }

    private static String word(Fork.Status status) {
        return status == Fork.Status.FAILED ? "failed" : "skipped";
    }
}
