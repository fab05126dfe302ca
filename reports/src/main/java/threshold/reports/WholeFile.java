package threshold.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of which a reader sees the old content or the new and never a half. */
final class WholeFile {

    private WholeFile() {}

    /** Writes beside and moves. */
    static Path replace(Path file, String text) throws IOException {
        return replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes beside and moves. */
    static Path replace(Path file, byte[] content) throws IOException {
        Path beside = Files.write(file.resolveSibling(file.getFileName() + ".part"), content);
        return Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Says what was written, a line for each file. */
    static void tell(Appendable console, Path... files) throws IOException {
        for (Path file : files) {
            console.append("wrote ").append(file.toString()).append('\n');
        }
    }
}
