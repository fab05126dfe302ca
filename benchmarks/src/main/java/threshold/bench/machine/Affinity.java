package threshold.bench.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a thread on one processor, where the system lets it: Linux, by sched_setaffinity(2). */
public final class Affinity {

    private static final int CALLING_THREAD = 0;

    private Affinity() {}

    /** The processors that this process may use, ascending; none where the system does not tell. */
    public static List<Integer> processors() {
        return LinuxFiles.value("/proc/self/status", "Cpus_allowed_list")
                .map(Affinity::listed)
                .orElse(List.of());
    }

    /** The numbers of a list such as {@code 0-3,8}. */
    static List<Integer> listed(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] ends = part.strip().split("-");
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int i = Integer.parseInt(ends[0]); i <= last; i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    /**
     * Keeps the calling thread on a processor from now on.
     *
     * @return whether the system did so
     */
    public static boolean keepOn(int processor) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> symbol = linker.defaultLookup().find("sched_setaffinity");
        if (symbol.isEmpty()) {
            return false;
        }
        MethodHandle call = linker.downcallHandle(
                symbol.get(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        long words = processor / Long.SIZE + 1L;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(ValueLayout.JAVA_LONG, words);
            mask.setAtIndex(ValueLayout.JAVA_LONG, words - 1, 1L << processor % Long.SIZE);
            return (int) call.invokeExact(CALLING_THREAD, words * Long.BYTES, mask) == 0;
        } catch (Throwable failure) {
            throw new IllegalStateException("sched_setaffinity cannot be called", failure);
        }
    }
}
