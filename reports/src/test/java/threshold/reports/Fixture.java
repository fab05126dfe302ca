package threshold.reports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A run folder with every kind of row: ok, skipped, failed, not run, over its bound, each class, series, ceilings. */
public final class Fixture {

    private Fixture() {}

    /** Copies the run into a folder. */
    public static Path into(Path folder) throws IOException {
        for (String name : new String[] {"manifest.json", "forks.jsonl"}) {
            try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream("/fixture/" + name), name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        return folder;
    }
}
