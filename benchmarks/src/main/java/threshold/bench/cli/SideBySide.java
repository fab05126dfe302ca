package threshold.bench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import threshold.bench.gate.Gate;
import threshold.bench.gate.Watching;

/** Measures two builds side by side while somebody watches, who may interrupt it. */
final class SideBySide {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private SideBySide() {}

    /** A new folder, named after the time, among those of its kind. */
    static Path folder(String kind) {
        return Path.of(kind, LocalDateTime.now().format(STAMP));
    }

    /**
     * Measures a gate.
     *
     * @param out the folder for both run folders
     * @param goOn what judges what was measured, if it is interrupted
     * @throws IllegalArgumentException if there is nothing to measure
     */
    static void measure(Gate gate, Path out, Gate.Screening screening, String goOn) throws IOException {
        if (gate.shared().isEmpty()) {
            throw new IllegalArgumentException("the builds have no cell in common of what was asked for");
        }
        PrintStream console = System.out;
        console.println(gate.shared().size() + " cells in " + gate.pairs() + " pairs of forks, into " + out);
        Watching watching = new Watching(console, Terminal.isThere());
        boolean complete;
        try (Farewell _ = new Farewell(() -> interrupted(goOn))) {
            complete = gate.run(out, screening, watching);
        }
        watching.clear();
        if (!complete) {
            console.println("the time was over before all pairs were measured");
        }
    }

    /** The JVM is going down: the fork in flight goes with it, and what is finished stays. */
    private static void interrupted(String goOn) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        System.err.println("\ninterrupted; what was measured is judged by: " + goOn);
    }
}
