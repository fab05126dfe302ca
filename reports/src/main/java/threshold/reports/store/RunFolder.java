package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;

/** A run folder, schema 1: {@code manifest.json} and {@code forks.jsonl}. Unknown fields are ignored. */
public final class RunFolder {

    /** The file that says what was planned. */
    public static final String MANIFEST = "manifest.json";

    /** The file with a line per fork. */
    public static final String FORKS = "forks.jsonl";

    private RunFolder() {}

    /**
     * Reads a run, whole or cut short.
     *
     * @throws UnreadableRunException naming file, line and fault in one sentence
     */
    public static Run read(Path folder) throws IOException {
        ManifestReader manifest = Json.read(folder.resolve(MANIFEST), ManifestReader::of);
        List<String> warnings = new ArrayList<>();
        List<Fork> forks = new ForksReader(
                        folder.resolve(FORKS),
                        manifest.cells().stream().map(Cell::id).collect(Collectors.toSet()),
                        warnings::add)
                .read();
        return new Run(
                manifest.about(),
                manifest.cells(),
                forks,
                manifest.declined(),
                manifest.criteria(),
                List.copyOf(warnings));
    }
}
