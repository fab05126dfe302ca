package threshold.bench.gate;

import java.util.Locale;

/** The two builds of a session. */
enum Side {
    BASE,
    NEW;

    /** The name of its run folder. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
