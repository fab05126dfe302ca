package threshold.reports.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.reports.model.Cell;
import threshold.reports.model.Entry;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;

/** What a history keeps of a run: the fastest iteration of each fork that was steady, by cell; the machine's ceilings too. */
public final class Entries {

    private Entries() {}

    /**
     * The entries of a run, in the order of its plan. Their run is a hash of the results, so that the same results are
     * the same run, whatever the file was called.
     *
     * @param at when it was measured
     * @param commit the commit that was measured
     */
    public static List<Entry> of(Run run, Instant at, String commit) {
        Map<String, double[]> least = least(run);
        StringBuilder results = new StringBuilder(run.about().created());
        least.forEach((cell, times) -> results.append(cell).append(Arrays.toString(times)));
        String id = Fingerprint.of(results.toString()).substring(0, 16);
        List<Entry> entries = new ArrayList<>();
        for (Cell cell : run.cells()) {
            Optional.ofNullable(least.get(cell.id()))
                    .map(times -> new Entry(
                            id,
                            at,
                            commit,
                            run.about().build(),
                            run.about().identity().getOrDefault(cell.backend(), ""),
                            cell.id(),
                            times))
                    .ifPresent(entries::add);
        }
        return List.copyOf(entries);
    }

    private static Map<String, double[]> least(Run run) {
        Map<String, double[]> least = new LinkedHashMap<>();
        for (Fork fork : run.forks()) {
            fork.measurement()
                    .filter(measured -> measured.doubt() == null)
                    .ifPresent(measured -> least.merge(fork.cell(), new double[] {measured.least()}, Entries::joined));
        }
        return least;
    }

    private static double[] joined(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
