package threshold.reports.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import threshold.reports.model.Entry;
import threshold.reports.model.History;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Files of a history. A writer may have been killed, a merge may have doubled lines, and a newer build may have written
 * what this one does not know: what cannot be read is left where it is, and told.
 */
final class HistoryReader {

    private static final int MOST_WARNINGS = 20;

    private record Key(String run, String cell) {}

    private final Map<String, List<Entry>> series = new TreeMap<>();
    private final Set<Key> known = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private int faults;
    private int twice;

    /**
     * Reads what a file holds, and does not close it. A byte that is no UTF-8 makes its line unreadable or its text
     * odd, and harms no other.
     */
    void read(Path file, InputStream in) throws IOException {
        int newer = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            newer += line.isBlank() ? 0 : read(file, number, line);
        }
        if (newer > 0) {
            warnings.add(file.getFileName() + ": lines of a newer build are left out, " + newer
                    + " of them; update to read them");
        }
    }

    /** One if the line is of a newer schema. */
    private int read(Path file, int number, String line) {
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            if (HistoryLine.schema(json) > HistoryLine.SCHEMA) {
                return 1;
            }
            add(HistoryLine.entry(json));
        } catch (JacksonException e) {
            fault(file, number, "it is cut off or no JSON, as a killed writer leaves it");
        } catch (Fields.WrongField e) {
            fault(file, number, e.fault());
        }
        return 0;
    }

    private void fault(Path file, int number, String what) {
        faults++;
        if (faults <= MOST_WARNINGS) {
            warnings.add(file.getFileName() + ", line " + number + ", is left out: " + what);
        }
    }

    private void add(Entry entry) {
        if (known.add(new Key(entry.run(), entry.cell()))) {
            series.computeIfAbsent(entry.cell(), _ -> new ArrayList<>()).add(entry);
        } else {
            twice++;
        }
    }

    /** Whether the cell of that run was read. */
    boolean has(Entry entry) {
        return known.contains(new Key(entry.run(), entry.cell()));
    }

    /** All that was read. */
    History history(String name) {
        List<String> all = new ArrayList<>(warnings);
        if (faults > MOST_WARNINGS) {
            all.add("and " + (faults - MOST_WARNINGS) + " more lines");
        }
        if (twice > 0) {
            all.add("entries that are there more than once count once: " + twice + " were left out");
        }
        series.values().forEach(entries -> entries.sort(Comparator.comparing(Entry::at)));
        return new History(name, series, List.copyOf(all));
    }
}
