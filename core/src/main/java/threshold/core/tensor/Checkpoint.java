package threshold.core.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tensors of a file, or of the shards that an index names: {@code .safetensors}, {@code .safetensors.index.json}, a
 * folder with one of these, {@code .npy} or {@code .onnx}. The files are mapped until it is closed; then nothing of it
 * may be read any more.
 */
public final class Checkpoint implements AutoCloseable {

    /** How many names a message lists. */
    private static final int LISTED = 10;

    private static final String INDEX = ".index.json";
    private static final String SAFETENSORS = ".safetensors";

    private final String file;
    private final Runnable end;
    private final Map<String, StoredTensor> tensors;

    private Checkpoint(String file, List<StoredTensor> tensors, Runnable end) {
        this.file = file;
        this.end = end;
        this.tensors = new LinkedHashMap<>();
        // The formats see to it that no name is there twice.
        tensors.forEach(tensor -> this.tensors.put(tensor.name(), tensor));
    }

    /**
     * Opens a file by its extension.
     *
     * @throws IllegalArgumentException naming the file and, where it is malformed, the byte
     */
    @SuppressWarnings("MustBeClosedChecker") // the checkpoint closes it
    public static Checkpoint open(Path path) {
        Path file = Files.isDirectory(path) ? only(path) : path;
        Arena arena = Arena.ofShared();
        try {
            return new Checkpoint(path.toString(), read(file, arena), arena::close);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /**
     * An ONNX model that is no file, such as one on the class path.
     *
     * @param name in messages
     * @throws IOException if it cannot be read
     */
    public static Checkpoint ofOnnx(String name, InputStream in) throws IOException {
        Mapping model = new Mapping(name, MemorySegment.ofArray(in.readAllBytes()));
        return new Checkpoint(name, Onnx.tensors(model), () -> {});
    }

    private static List<StoredTensor> read(Path file, Arena arena) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(INDEX)) {
            return SafetensorsIndex.tensors(file, arena);
        }
        Mapping mapping = Mapping.of(file, arena);
        if (name.endsWith(SAFETENSORS)) {
            return Safetensors.tensors(mapping);
        }
        if (name.endsWith(".npy")) {
            return List.of(Npy.tensor(mapping));
        }
        if (name.endsWith(".onnx")) {
            return Onnx.tensors(mapping);
        }
        throw new IllegalArgumentException(
                file + " ends in none of .safetensors, .safetensors.index.json, .npy and .onnx");
    }

    /** The index of a folder, or its only safetensors file. */
    private static Path only(Path folder) {
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> files = listed.sorted().toList();
            for (String extension : List.of(SAFETENSORS + INDEX, SAFETENSORS)) {
                List<Path> fitting = files.stream()
                        .filter(file -> file.getFileName().toString().endsWith(extension))
                        .toList();
                if (fitting.size() == 1) {
                    return fitting.getFirst();
                }
                if (fitting.size() > 1) {
                    throw new IllegalArgumentException(folder + " has " + fitting.size() + " files *" + extension
                            + "; name one of them: " + listed(fitting.stream().map(Path::getFileName)));
                }
            }
            throw new IllegalArgumentException(folder + " has no file *" + SAFETENSORS + " and no index of some");
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What was opened, as messages name it. */
    public String file() {
        return file;
    }

    /** All tensors, in the order of the file. */
    public List<StoredTensor> tensors() {
        return List.copyOf(tensors.values());
    }

    /**
     * The tensor of that name.
     *
     * @throws IllegalArgumentException naming those that exist
     */
    public StoredTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(file + " has no tensor " + Malformed.quoted(name) + "; it has: "
                    + listed(tensors.keySet().stream()));
        }
        return tensor;
    }

    /** The first of them, and how many more there are. */
    static String listed(Stream<?> names) {
        List<String> all = names.map(String::valueOf).map(Malformed::printable).toList();
        return all.isEmpty()
                ? "nothing"
                : all.stream().limit(LISTED).collect(Collectors.joining(", "))
                        + (all.size() > LISTED ? " and " + (all.size() - LISTED) + " more" : "");
    }

    @Override
    public void close() {
        end.run();
    }
}
