package threshold.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, also after the machine has stopped. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes beside it, to the disk, and moves that into its place. */
    public static void write(Path file, String text) throws IOException {
        Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text);
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
