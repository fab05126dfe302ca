package threshold.bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import threshold.bench.machine.Build;
import threshold.bench.run.Heap;

/** What every fork is started with. */
final class ForkFlags {

    private ForkFlags() {}

    /** The build's flags and the heap: the one given, else what the machine has room for. */
    static List<String> all(Optional<String> heap) {
        List<String> flags = new ArrayList<>(Build.jvmFlags());
        flags.add("-Xmx" + heap.orElseGet(Heap::limit));
        return flags;
    }
}
