package threshold.core.backend.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.family.Families;
import threshold.core.family.Family;
import threshold.core.family.Instance;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/** A library from a file: the bundled OpenBLAS, copied, gives the bundled results; what is no BLAS is told by a sentence. */
class GivenLibraryTest {

    private static final Map<String, Map<String, String>> SMALL = Map.of(
            "state-propagation", Map.of("n", "7", "T", "20", "B", "1"),
            "least-squares", Map.of("N", "60", "p", "5"),
            "hankel-least-squares", Map.of("N", "365", "p", "4", "m", "1"),
            "head-svd", Map.of("V", "90", "d", "8"),
            "gemm", Map.of("m", "5", "n", "7", "k", "11"),
            "gram", Map.of("m", "50", "n", "6"));

    @TempDir
    private static Path folder;

    private static Path library;

    /** Tests that open the copy by hand do not clear the environment first, and the first to open it decides. */
    @BeforeAll
    static void copyTheBundledLibrary() throws Exception {
        KernelChoice.leftToTheLibrary(Platform.current().isWindows());
        library = BundledLibrary.extract(GivenLibraryTest.class.getClassLoader(), Platform.current(), folder)
                .paths()
                .getLast();
    }

    @Test
    void the_bundled_library_from_a_file_gives_the_bundled_results_bit_for_bit() {
        Backend mine = available(GivenLibraries.backend("mine", library));
        assertThat(mine.name()).isEqualTo("mine");
        for (Family<?, ?, ?> family : Families.all()) {
            if (SMALL.containsKey(family.name())) {
                assertSame(family, mine, Problems.backend());
            }
        }
    }

    private static <Z extends Sizes, P, S> void assertSame(Family<Z, P, S> family, Backend mine, Backend bundled) {
        String input = family.inputs().getFirst();
        Z sizes = family.sizes(SMALL.getOrDefault(family.name(), Map.of()), input);
        Instance<P> instance = family.instance(sizes, input);
        List<Kernel<Z, P, S>> kernels = family.kernels(mine);
        List<Kernel<Z, P, S>> expected = family.kernels(bundled);
        assertThat(kernels).as(family.name()).hasSameSizeAs(expected).isNotEmpty();
        for (int i = 0; i < kernels.size(); i++) {
            assertThat(kernels.get(i).declines(sizes, 1))
                    .isEqualTo(expected.get(i).declines(sizes, 1));
            if (kernels.get(i).declines(sizes, 1).isEmpty()) {
                S solution = Problems.solve(kernels.get(i), sizes, instance.problem());
                assertThat(solution)
                        .as("%s:%s", family.name(), kernels.get(i).method())
                        .usingRecursiveComparison()
                        .isEqualTo(Problems.solve(expected.get(i), sizes, instance.problem()));
            }
        }
    }

    @Test
    void facts_name_the_file_without_its_folder_and_the_makers_own_words() {
        Backend mine = available(GivenLibraries.backend("mine", library));
        assertThat(mine.facts())
                .containsEntry("library", library.getFileName().toString())
                .containsEntry("threads set by", "openblas_set_num_threads")
                .containsEntry("core", Problems.backend().facts().get("core"))
                .hasEntrySatisfying("config", config -> assertThat(config).startsWith("OpenBLAS "))
                .allSatisfy((_, fact) -> assertThat(fact).doesNotContain(folder.toString()));
    }

    @Test
    void a_text_is_told_in_the_loaders_words() throws IOException {
        assertUnavailable(
                Files.writeString(folder.resolve("liboops.so"), "no library"), "liboops.so cannot be loaded: ");
    }

    @Test
    void another_processors_library_is_told_in_the_loaders_words() throws IOException {
        assertUnavailable(
                Files.write(folder.resolve("libother.so"), headerOfAnotherProcessor()),
                "libother.so cannot be loaded: ");
    }

    /** A 64-byte ELF header for SPARC v9, little-endian, without sections or segments. */
    private static byte[] headerOfAnotherProcessor() {
        return ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1})
                .putShort(16, (short) 3)
                .putShort(18, (short) 43)
                .putInt(20, 1)
                .putShort(52, (short) 64)
                .array();
    }

    @Test
    void a_library_that_is_no_blas_is_told_what_it_lacks() {
        Path fortran = library.resolveSibling("libquadmath.so.0");
        assumeThat(fortran).exists();
        assertUnavailable(
                fortran, "libquadmath.so.0 has no cblas_dgemm and cblas_ddot, so it is no BLAS with a C interface");
    }

    @Test
    void an_ilp64_build_is_known_by_the_suffix_of_its_symbols() throws Exception {
        SymbolLookup symbols = Loader.open(List.of(library));
        SymbolLookup suffixed = name -> name.endsWith("64_")
                ? symbols.find(name.substring(0, name.length() - "64_".length()))
                : Optional.empty();
        assertThatThrownBy(() -> IntegerWidth.require32("libblas64.so", suffixed))
                .isInstanceOf(MissingLibraryException.class)
                .hasMessage("libblas64.so has cblas_dgemm64_, so it is an ILP64 build, with integers of 64 bits;"
                        + " give its LP64 build (32 bits)");
    }

    /** The sum of magnitudes reads fewer arguments, and stands for a function that is no dot product. */
    @Test
    void a_function_that_only_has_the_name_is_found_out() throws Exception {
        SymbolLookup symbols = Loader.open(List.of(library));
        SymbolLookup misnamed = name -> symbols.find(name.equals("cblas_ddot") ? "cblas_dasum" : name);
        assertThatThrownBy(() -> IntegerWidth.require32("libfake.so", misnamed))
                .isInstanceOf(MissingLibraryException.class)
                .hasMessageContaining("libfake.so is no BLAS: its cblas_ddot of (1,2) and (3,4) is ");
    }

    @Test
    void missing_routines_leave_out_the_methods_that_call_them() throws Exception {
        Backend mine = available(over(symbol -> !symbol.startsWith("dla") && !symbol.equals("dpotrs_")));
        Gemm.Size size = new Gemm.Size(3, 3, 3);
        assertThat(mine.kernels(Gemm.CONTRACT).getFirst().declines(size, 1)).isEmpty();
        assertThat(declined(mine))
                .containsOnlyKeys(
                        "state-propagation gemm",
                        "least-squares normal",
                        "hankel-least-squares normal",
                        "head-svd tsqr")
                .containsEntry("least-squares normal", "mine does not have dpotrs_")
                .containsEntry("head-svd tsqr", "mine does not have dlatsqr_, dlamtsqr_");
        Kernel<Gemm.Size, Gemm.Problem, Matrix> absent = over(symbol -> !symbol.equals("cblas_dgemm"))
                .kernels(Gemm.CONTRACT)
                .getFirst();
        assertThatThrownBy(() -> absent.plan(size, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dgemm mine does not have cblas_dgemm");
    }

    /** The reasons by family and method, at small sizes on one thread. */
    private static Map<String, String> declined(Backend backend) {
        Map<String, String> reasons = new TreeMap<>();
        for (Family<?, ?, ?> family : Families.all()) {
            if (SMALL.containsKey(family.name())) {
                addDeclined(family, backend, reasons);
            }
        }
        return reasons;
    }

    private static <Z extends Sizes, P, S> void addDeclined(
            Family<Z, P, S> family, Backend backend, Map<String, String> reasons) {
        Z sizes = family.sizes(
                SMALL.getOrDefault(family.name(), Map.of()), family.inputs().getFirst());
        family.kernels(backend)
                .forEach(kernel -> kernel.declines(sizes, 1)
                        .ifPresent(why -> reasons.put(family.name() + " " + kernel.method(), why)));
    }

    /** Its threads are there, and nothing is left to set them by. */
    @Test
    void threads_that_nothing_sets_are_refused() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        Path own = BundledLibrary.extract(
                        GivenLibraryTest.class.getClassLoader(),
                        Platform.current(),
                        Files.createDirectory(folder.resolve("threads")))
                .paths()
                .getLast();
        try (StartedThreads watch = new StartedThreads()) {
            SymbolLookup symbols = Loader.open(List.of(own));
            assertThatThrownBy(() -> library(symbols, symbol -> !symbol.contains("_set_num_threads"), watch))
                    .isInstanceOf(MissingLibraryException.class)
                    .hasMessageContaining("threads of its own and nothing in it sets their number");
        }
    }

    /** OpenBLAS starts its threads as it is loaded; once they are there, a dgemm starts none and it passes for sequential. */
    @Test
    void a_sequential_library_runs_on_one_thread_only() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        Backend mine = available(over(symbol -> !symbol.contains("_set_num_threads")));
        assertThat(mine.facts()).containsEntry("threads", "1").containsEntry("threads set by", "nothing: sequential");
        assertThat(mine.kernels(Gemm.CONTRACT).getFirst().declines(new Gemm.Size(3, 3, 3), 1))
                .isEmpty();
        assertThat(mine.kernels(Gemm.CONTRACT).getFirst().declines(new Gemm.Size(3, 3, 3), 2))
                .hasValue("mine is sequential: it runs on one thread only, not on 2");
    }

    /** The loaded copy with only some of its symbols. */
    private static Backend over(Predicate<String> has) throws Exception {
        SymbolLookup symbols = Loader.open(List.of(library));
        try (StartedThreads watch = new StartedThreads()) {
            NativeLibrary some = library(symbols, has, watch);
            return new NativeBackend("mine", () -> new Loading(some, ""));
        }
    }

    private static NativeLibrary library(SymbolLookup symbols, Predicate<String> has, StartedThreads watch)
            throws MissingLibraryException {
        return NativeLibrary.of(
                "mine",
                Map.of(),
                name -> has.test(name) ? symbols.find(name) : Optional.empty(),
                new KernelChoice(Map.of(), Map.of()),
                watch);
    }

    private static Backend available(Backend backend) {
        assertThat(backend.unavailableBecause()).isEmpty();
        backend.configure(1);
        return backend;
    }

    private static void assertUnavailable(Path file, String because) {
        assertThat(GivenLibraries.backend("mine", file).unavailableBecause())
                .hasValueSatisfying(why -> assertThat(why).contains(because).doesNotContain(folder.toString()));
    }
}
