package threshold.core.backend.openblas;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the process environment says to a native library.
 *
 * <p>{@code OPENBLAS_CORETYPE} and its like override the kernels and blocking that OpenBLAS would choose for the CPU;
 * build machines export them, forks inherit them, and dgemm silently halves. They are removed from the process before
 * the library is loaded, since it reads them only then, and what was removed is kept for the record.
 *
 * @param cleared variables that choose kernels, removed
 * @param kept the other variables that steer native libraries, and those that choose kernels where they cannot be
 *     removed
 */
record KernelChoice(Map<String, String> cleared, Map<String, String> kept) {

    private static final List<String> CHOOSE_KERNELS =
            List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_BLOCK_FACTOR");

    private static final List<String> STEERING =
            List.of("OPENBLAS_", "GOTO_", "MKL_", "BLIS_", "ARMPL_", "OMP_", "KMP_");

    /** Leaves the choice of kernels to the library; must come before it is loaded. */
    static KernelChoice leftToTheLibrary(boolean isWindows) {
        Map<String, String> kept = new TreeMap<>(System.getenv());
        kept.keySet().removeIf(name -> STEERING.stream().noneMatch(name::startsWith));
        Map<String, String> cleared = new TreeMap<>(kept);
        cleared.keySet().retainAll(CHOOSE_KERNELS);
        if (isWindows) {
            // Which of the C runtimes' environments the library reads is not known there.
            cleared.clear();
        }
        cleared.keySet().forEach(KernelChoice::unset);
        kept.keySet().removeAll(cleared.keySet());
        return new KernelChoice(cleared, kept);
    }

    private static void unset(String name) {
        Linker linker = Linker.nativeLinker();
        MethodHandle unsetenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("unsetenv"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name);
            int failed = (int) unsetenv.invokeExact(text);
            if (failed != 0) {
                throw new IllegalStateException("unsetenv did not remove " + name);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("unsetenv throws nothing", e);
        }
    }

    /** Variables as they are written in a shell, or {@code nothing}. */
    static String text(Map<String, String> variables) {
        return variables.isEmpty()
                ? "nothing"
                : variables.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(" "));
    }
}
