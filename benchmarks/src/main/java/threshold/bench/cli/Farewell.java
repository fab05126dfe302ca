package threshold.bench.cli;

/** What is said and done if the JVM goes down in the middle of a measurement; closing takes it back. */
final class Farewell implements AutoCloseable {

    private final Thread hook;

    /** @param words ends what is running, and says how to go on */
    Farewell(Runnable words) {
        hook = new Thread(words);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The only cause is a shutdown in progress: the farewell is said.
        }
    }
}
