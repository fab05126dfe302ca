package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A loaded BLAS with LAPACK, whoever made it: its routines, its threads, and what it says about itself. Once loaded it
 * stays for the life of the JVM.
 */
final class NativeLibrary {

    /** Large enough for every library that uses threads at all: 2·384³ = 113 Mflop. */
    private static final int WORTH_THREADS = 384;

    private final String name;
    private final Map<String, String> origin;
    private final SymbolLookup symbols;
    private final KernelChoice environment;
    private final NativeBlas blas;
    private final ThreadControl threads;

    private NativeLibrary(
            String name,
            Map<String, String> origin,
            SymbolLookup symbols,
            KernelChoice environment,
            ThreadControl threads) {
        this.name = name;
        this.origin = origin;
        this.symbols = symbols;
        this.environment = environment;
        this.blas = new NativeBlas(symbols);
        this.threads = threads;
    }

    /**
     * Loads the OpenBLAS on the class path, with the kernels it chooses for this CPU, on one thread.
     *
     * @throws MissingLibraryException saying what to do about it
     */
    static NativeLibrary bundled() throws MissingLibraryException {
        Platform platform = Platform.current();
        Path below = Path.of(System.getProperty("java.io.tmpdir", "."));
        var files = BundledLibrary.extract(NativeLibrary.class.getClassLoader(), platform, below);
        KernelChoice environment = KernelChoice.leftToTheLibrary(platform.isWindows());
        return of("OpenBLAS", Map.of("version", files.version()), Loader.open(files.paths()), environment);
    }

    /**
     * Loads a library from a file, with the kernels it chooses for this CPU, on one thread.
     *
     * @param name what it is called in messages
     * @throws MissingLibraryException if it is no BLAS with a C interface and integers of 32 bits, or cannot be loaded
     */
    static NativeLibrary given(String name, Path file) throws MissingLibraryException {
        boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
        KernelChoice environment = KernelChoice.leftToTheLibrary(isWindows);
        try (StartedThreads watch = new StartedThreads()) {
            SymbolLookup symbols = Loader.open(List.of(file));
            IntegerWidth.require32(file.getFileName().toString(), symbols);
            return of(name, Map.of("library", file.getFileName().toString()), symbols, environment, watch);
        }
    }

    private static NativeLibrary of(
            String name, Map<String, String> origin, SymbolLookup symbols, KernelChoice environment)
            throws MissingLibraryException {
        try (StartedThreads watch = new StartedThreads()) {
            return of(name, origin, symbols, environment, watch);
        }
    }

    /** The library of these symbols, on one thread; what it loads or starts is watched. */
    static NativeLibrary of(
            String name,
            Map<String, String> origin,
            SymbolLookup symbols,
            KernelChoice environment,
            StartedThreads watch)
            throws MissingLibraryException {
        Optional<ThreadControl> control = ThreadControl.of(symbols);
        NativeLibrary loaded =
                new NativeLibrary(name, origin, symbols, environment, control.orElseGet(ThreadControl::sequential));
        if (control.isEmpty()) {
            loaded.requireSequential(watch);
        }
        loaded.configure(1);
        return loaded;
    }

    /** A library whose threads cannot be set is timed only if it is seen to have none. */
    private void requireSequential(StartedThreads watch) throws MissingLibraryException {
        multiplySquares(WORTH_THREADS);
        OptionalLong started = watch.count();
        if (started.isEmpty()) {
            throw new MissingLibraryException(
                    "nothing in it sets its number of threads, and whether it has any can be seen on Linux only");
        }
        if (started.getAsLong() > 0) {
            throw new MissingLibraryException("it started " + started.getAsLong()
                    + " threads of its own and nothing in it sets their number; give its sequential build");
        }
    }

    private void multiplySquares(int n) {
        try (Arena arena = Arena.ofConfined()) {
            long square = arena.allocate(JAVA_DOUBLE, (long) n * n).address();
            long product = arena.allocate(JAVA_DOUBLE, (long) n * n).address();
            blas.dgemm(
                    NativeBlas.NO_TRANSPOSE, NativeBlas.NO_TRANSPOSE, n, n, n, 1, square, n, square, n, 0, product, n);
        }
    }

    NativeBlas blas() {
        return blas;
    }

    /** The number of threads that every routine uses from now on. */
    int threads() {
        return threads.get().getAsInt();
    }

    /** @throws IllegalArgumentException if the library does not take that many */
    void configure(int wanted) {
        threads.set().accept(wanted);
        if (threads() != wanted) {
            throw new IllegalArgumentException(name + " does not run on " + wanted + " threads but on " + threads());
        }
    }

    /** @throws IllegalStateException unless the library runs on that many threads now */
    void requireThreads(int wanted) {
        if (threads() != wanted) {
            throw new IllegalStateException(
                    "%s runs on %d threads in the whole JVM, so a plan for %d needs configure(%d) first"
                            .formatted(name, threads(), wanted, wanted));
        }
    }

    /** Why a method that calls these routines cannot run on so many threads; empty if it can. */
    Optional<String> declines(int wanted, String... routines) {
        List<String> missing = Arrays.stream(routines)
                .filter(routine -> symbols.find(routine).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of(name + " does not have " + String.join(", ", missing));
        }
        return wanted > 1 && threads.isSequential()
                ? Optional.of(name + " is sequential: it runs on one thread only, not on " + wanted)
                : Optional.empty();
    }

    /** Where it is from, what it says about itself, threads, and what its environment said. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(origin);
        facts.putAll(SelfDescription.of(symbols));
        facts.put("threads", Integer.toString(threads()));
        facts.put("threads set by", threads.routine());
        facts.put("environment cleared", KernelChoice.text(environment.cleared()));
        facts.put("environment kept", KernelChoice.text(environment.kept()));
        return facts;
    }
}
