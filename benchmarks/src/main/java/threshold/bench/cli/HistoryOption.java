package threshold.bench.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where histories are, and with them the self-checks of each machine. */
final class HistoryOption {

    @Option(
            names = "--history",
            paramLabel = "FOLDER",
            description = "histories and self-checks of each machine; default history")
    private Path folder = Path.of("history");

    Path folder() {
        return folder;
    }
}
