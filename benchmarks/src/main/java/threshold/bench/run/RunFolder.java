package threshold.bench.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run. The manifest is written whole before the first fork; each fork is a line that is on disk before
 * the next one starts, so a run killed at any moment loses at most the fork in flight.
 */
public final class RunFolder {

    private static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final Manifest manifest;
    private final List<ForkRecord> forks = new ArrayList<>();
    private @Nullable ForksFile file;

    private RunFolder(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Starts a run.
     *
     * @throws IOException if the folder cannot be written, or has something in it
     */
    public static RunFolder create(Path folder, Manifest manifest) throws IOException {
        requireEmpty(folder);
        Files.createDirectories(folder);
        RunFolder run = new RunFolder(folder, manifest);
        WholeFile.write(
                run.manifestFile(), Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
        return run;
    }

    /**
     * Fails if there is something in the folder, or a file in its place or above it.
     *
     * @throws IOException naming the folder or the file, and the way out
     */
    public static void requireEmpty(Path folder) throws IOException {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at) && !Files.isDirectory(at)) {
                throw new IOException(at + " is a file, and a run needs a folder; choose another one by --out");
            }
        }
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new IOException(folder + " is not empty; go on with it by --resume " + folder
                        + ", or choose another folder by --out");
            }
        }
    }

    /**
     * Opens a run to go on with it, and changes nothing.
     *
     * @throws IOException if it is no run folder, or a line that has its end does not parse
     */
    public static RunFolder open(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.exists(file)) {
            throw new IOException(folder
                    + " is not a run folder: it has no manifest.json; name the folder that a run was written to");
        }
        Manifest manifest = Json.MAPPER.readValue(file, Manifest.class);
        if (manifest.schema() != Manifest.SCHEMA) {
            throw new IOException(file + " has schema " + manifest.schema() + "; this build knows " + Manifest.SCHEMA);
        }
        RunFolder run = new RunFolder(folder, manifest);
        run.forks.addAll(ForksFile.read(run.forksFile()).forks());
        return run;
    }

    public Path folder() {
        return folder;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The forks so far. */
    public List<ForkRecord> forks() {
        return List.copyOf(forks);
    }

    /** The last fork of each cell and round so far. */
    public List<ForkRecord> finished() {
        return forks.stream().filter(ForkRecord::endsItsRound).toList();
    }

    /**
     * Holds the folder for one session until it is closed, and reads anew what it has. A torn last line, which a killed
     * run may leave, is cut off.
     *
     * @throws IOException if another session holds it
     */
    public Closeable hold() throws IOException {
        ForksFile held = ForksFile.hold(forksFile());
        try {
            forks.clear();
            forks.addAll(held.recover());
        } catch (IOException e) {
            held.close();
            throw e;
        }
        file = held;
        return () -> {
            file = null;
            held.close();
        };
    }

    /** Adds a fork to a folder that is held; it is on disk when this returns. */
    public void append(ForkRecord fork) throws IOException {
        if (file == null) {
            throw new IllegalStateException("hold() comes first");
        }
        file.append(fork);
        forks.add(fork);
    }

    /** Writes the forks so far as JMH's own JSON. */
    public void writeJmhJson() throws IOException {
        WholeFile.write(folder.resolve("jmh.json"), JmhJson.of(manifest, forks));
    }

    private Path manifestFile() {
        return folder.resolve(MANIFEST);
    }

    private Path forksFile() {
        return folder.resolve("forks.jsonl");
    }
}
