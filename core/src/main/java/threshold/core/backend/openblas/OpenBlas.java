package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A loaded OpenBLAS: its routines, and what it says about itself. Once loaded it stays for the life of the JVM. */
final class OpenBlas {

    private static final String ENABLE_NATIVE_ACCESS =
            "native access is not enabled, start java with --enable-native-access=ALL-UNNAMED";

    private final String version;
    private final KernelChoice environment;
    private final NativeBlas blas;
    private final MethodHandle getThreads;
    private final MethodHandle setThreads;
    private final String core;
    private final String config;

    private OpenBlas(String version, KernelChoice environment, SymbolLookup library) {
        this.version = version;
        this.environment = environment;
        this.blas = new NativeBlas(library);
        this.getThreads = handle(library, "openblas_get_num_threads", FunctionDescriptor.of(JAVA_INT));
        this.setThreads = handle(library, "openblas_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));
        this.core = text(library, "openblas_get_corename");
        this.config = text(library, "openblas_get_config");
    }

    /**
     * Loads the OpenBLAS on the class path, with the kernels it chooses for this CPU, on one thread.
     *
     * @throws MissingLibraryException saying what to do about it
     */
    static OpenBlas load() throws MissingLibraryException {
        Platform platform = Platform.current();
        Path below = Path.of(System.getProperty("java.io.tmpdir", "."));
        var files = BundledLibrary.extract(OpenBlas.class.getClassLoader(), platform, below);
        try {
            KernelChoice environment = KernelChoice.leftToTheLibrary(platform);
            OpenBlas loaded = new OpenBlas(files.version(), environment, open(files.paths()));
            loaded.configure(1);
            return loaded;
        } catch (IllegalCallerException e) {
            throw new MissingLibraryException(ENABLE_NATIVE_ACCESS, e);
        } catch (NoSuchElementException | IllegalStateException e) {
            throw new MissingLibraryException("OpenBLAS " + files.version() + " cannot be used", e);
        }
    }

    /** Opens the libraries in order, so that each finds the ones it needs already there, and returns the last. */
    static SymbolLookup open(List<Path> libraries) throws MissingLibraryException {
        SymbolLookup last = SymbolLookup.loaderLookup();
        for (Path library : libraries) {
            try {
                last = SymbolLookup.libraryLookup(library, Arena.global());
            } catch (IllegalArgumentException e) {
                throw new MissingLibraryException(library + " cannot be loaded: " + reason(library), e);
            }
        }
        return last;
    }

    /** The loader's own words, which a library lookup keeps to itself. */
    private static String reason(Path library) {
        try {
            System.load(library.toString());
            return "it loads at a second attempt only";
        } catch (UnsatisfiedLinkError e) {
            return String.valueOf(e.getMessage());
        }
    }

    NativeBlas blas() {
        return blas;
    }

    /** The number of threads that every routine uses from now on. */
    int threads() {
        try {
            return (int) getThreads.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError("native code throws nothing", e);
        }
    }

    /** @throws IllegalArgumentException if the library does not take that many */
    void configure(int threads) {
        try {
            setThreads.invokeExact(threads);
        } catch (Throwable e) {
            throw new AssertionError("native code throws nothing", e);
        }
        if (threads() != threads) {
            throw new IllegalArgumentException("OpenBLAS does not run on " + threads + " threads but on " + threads());
        }
    }

    /** Version, chosen kernels, build, threads, and what its environment said. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", version);
        facts.put("core", core);
        facts.put("config", config);
        facts.put("threads", Integer.toString(threads()));
        facts.put("environment cleared", KernelChoice.text(environment.cleared()));
        facts.put("environment kept", KernelChoice.text(environment.kept()));
        return facts;
    }

    private static MethodHandle handle(SymbolLookup library, String symbol, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(symbol), descriptor);
    }

    private static String text(SymbolLookup library, String symbol) {
        try {
            MethodHandle get = handle(library, symbol, FunctionDescriptor.of(ADDRESS));
            MemorySegment text = (MemorySegment) get.invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0).strip();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("native code throws nothing", e);
        }
    }
}
