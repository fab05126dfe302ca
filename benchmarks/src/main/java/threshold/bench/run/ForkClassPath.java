package threshold.bench.run;

import java.util.Optional;

/** The class path of one fork: JMH gives a fork this process's own, by its property, and has no other way to set it. */
final class ForkClassPath implements AutoCloseable {

    private static final String CLASS_PATH = "java.class.path";

    private final String bundled;

    private ForkClassPath(String bundled) {
        this.bundled = bundled;
    }

    /** Until it is closed, forks are started with the guest's class path. */
    static ForkClassPath of(Optional<Guest> guest) {
        String bundled = System.getProperty(CLASS_PATH);
        guest.ifPresent(g -> System.setProperty(CLASS_PATH, g.classPath(bundled)));
        return new ForkClassPath(bundled);
    }

    @Override
    public void close() {
        System.setProperty(CLASS_PATH, bundled);
    }
}
