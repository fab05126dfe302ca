package threshold.reports.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;

/** How each cell of a run ended: with a result, or why not. */
final class Outcomes {

    private final Map<String, List<Fork>> forks;
    private final Map<String, List<Fork>> leftOut;
    private final Map<String, CellResult> results = new HashMap<>();

    Outcomes(Run run) {
        forks = byCell(run, fork -> fork.status() != Fork.Status.UNSTEADY);
        leftOut = byCell(run, fork -> fork.status() == Fork.Status.UNSTEADY);
        for (Cell cell : run.cells()) {
            List<Fork> ended = withStatus(cell, Fork.Status.OK);
            if (!ended.isEmpty()) {
                results.put(cell.id(), CellResult.of(cell, ended));
            }
        }
    }

    private static Map<String, List<Fork>> byCell(Run run, Predicate<Fork> wanted) {
        return run.forks().stream()
                .filter(wanted)
                .sorted(Comparator.comparingInt(Fork::round))
                .collect(Collectors.groupingBy(Fork::cell));
    }

    /** The forks of a cell that count, by round, one in each. */
    List<Fork> forks(Cell cell) {
        return forks.getOrDefault(cell.id(), List.of());
    }

    /** The forks of a cell that were not steady and do not count, by round; another one stands for each, if it has ended. */
    List<Fork> leftOut(Cell cell) {
        return leftOut.getOrDefault(cell.id(), List.of());
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
                .map(fork -> new Group.Missing(cell, word(fork.status()), reason(fork)))
                .orElseGet(() -> new Group.Missing(
                        cell,
                        "not run",
                        leftOut(cell).isEmpty()
                                ? "none of its forks has ended"
                                : "its only fork was not steady: "
                                        + reason(leftOut(cell).getLast())));
    }

    static String reason(Fork fork) {
        String why = fork.why();
        return why == null || why.isBlank() ? "for no stated reason" : why.strip();
    }

    private static String word(Fork.Status status) {
        return status == Fork.Status.FAILED ? "failed" : "skipped";
    }
}
