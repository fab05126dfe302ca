package threshold.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what Linux tells about itself in files; elsewhere every answer is empty. */
final class LinuxFiles {

    private LinuxFiles() {}

    /** The lines of a file, or none if it cannot be read. */
    static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    /** The first line, stripped. */
    static Optional<String> line(String file) {
        return lines(file).stream().map(String::strip).filter(s -> !s.isEmpty()).findFirst();
    }

    /** The value of the first {@code key : value} line. */
    static Optional<String> value(String file, String key) {
        return lines(file).stream()
                .filter(l -> l.startsWith(key) && l.indexOf(':') >= 0)
                .filter(l -> l.substring(0, l.indexOf(':')).strip().equals(key))
                .map(l -> l.substring(l.indexOf(':') + 1).strip())
                .findFirst();
    }
}
