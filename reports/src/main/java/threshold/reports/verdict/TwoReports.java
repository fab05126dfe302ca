package threshold.reports.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Group;
import threshold.reports.analysis.Report;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.verdict.Comparison.Difference;
import threshold.reports.verdict.Comparison.Lost;

/** What two reports have in common, and what only one of them has. */
record TwoReports(Report base, Report next) {

    private static final String NOT_STATED = "not stated";

    /**
     * In what figures depend on.
     *
     * @throws IllegalArgumentException if a name that may differ is none of it
     */
    List<Difference> differences(Set<String> allowed) {
        Map<String, String> before = base.run().about().identity();
        Map<String, String> after = next.run().about().identity();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        requireNames(allowed, names);
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, NOT_STATED);
            String is = after.getOrDefault(name, NOT_STATED);
            if (!was.equals(is)) {
                differences.add(new Difference(name, was, is, allowed.contains(name)));
            }
        }
        return List.copyOf(differences);
    }

    private static void requireNames(Set<String> allowed, Set<String> names) {
        for (String name : allowed) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("neither result names '" + name + "' among what figures depend on: "
                        + String.join(", ", names));
            }
        }
    }

    /** The cells that both have a result of. */
    List<Match> matches() {
        Map<String, CellResult> before = results(base);
        return results(next).entrySet().stream()
                .flatMap(
                        entry -> Optional.ofNullable(before.get(entry.getKey()))
                                .map(result -> new Match(result, entry.getValue()))
                                .stream())
                .toList();
    }

    private static Map<String, CellResult> results(Report report) {
        return report.groups().stream()
                .flatMap(group -> group.results().stream())
                .collect(Collectors.toMap(
                        result -> result.cell().id(), Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }

    /** Identities of the cells that only the new run planned. */
    List<String> added() {
        return plannedByOne(next, base);
    }

    /** Identities of the cells that only the base planned. */
    List<String> removed() {
        return plannedByOne(base, next);
    }

    private static List<String> plannedByOne(Report one, Report other) {
        Set<String> others = other.run().cells().stream().map(Cell::id).collect(Collectors.toSet());
        return one.run().cells().stream()
                .map(Cell::id)
                .filter(id -> !others.contains(id))
                .toList();
    }

    /** The cells that both planned, and of which one has only a reason why there is no result. */
    List<Lost> lost() {
        Map<String, CellResult> before = results(base);
        Map<String, CellResult> after = results(next);
        Map<String, Group.Missing> gone = missing(next);
        List<Lost> lost = new ArrayList<>();
        gone.forEach((id, missing) -> {
            if (before.containsKey(id)) {
                lost.add(new Lost(id, missing.status().equals("failed"), why("new", missing)));
            }
        });
        missing(base).forEach((id, missing) -> {
            if (after.containsKey(id) || gone.containsKey(id)) {
                lost.add(new Lost(id, false, why("base", missing)));
            }
        });
        return List.copyOf(lost);
    }

    private static String why(String side, Group.Missing missing) {
        return side + " " + missing.status() + ": " + missing.why();
    }

    private static Map<String, Group.Missing> missing(Report report) {
        Map<String, Group.Missing> missing = new LinkedHashMap<>();
        report.groups()
                .forEach(group ->
                        group.missing().forEach(one -> missing.put(one.cell().id(), one)));
        return missing;
    }

    /** What to know of either run before believing a verdict; what spoils a fork spoils its pair, and is told once. */
    List<String> remarks() {
        List<String> before = remarks(base.run());
        List<String> after = remarks(next.run());
        List<String> remarks = new ArrayList<>();
        before.forEach(remark -> remarks.add((after.contains(remark) ? "both: " : "base: ") + remark));
        after.stream().filter(remark -> !before.contains(remark)).forEach(remark -> remarks.add("new: " + remark));
        return List.copyOf(remarks);
    }

    private static List<String> remarks(Run run) {
        List<String> remarks = new ArrayList<>(run.warnings());
        List<Fork> leftOut = run.forks().stream()
                .filter(fork -> fork.status() == Fork.Status.UNSTEADY)
                .toList();
        if (!leftOut.isEmpty()) {
            remarks.add(leftOut.size() + " of " + run.forks().size()
                    + " forks were left out, as the machine was disturbed or they were not steady; the last of them: "
                    + leftOut.getLast().why());
        }
        return remarks;
    }
}
