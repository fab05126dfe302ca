package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a library's number of threads is set: by its maker's own function, or by OpenMP's where it was built on that.
 *
 * @param routine the function that sets it, or {@code nothing}
 * @param set sets it, for all callers or at least for the thread that calls
 * @param get what it is now
 */
record ThreadControl(String routine, IntConsumer set, IntSupplier get) {

    private static final String NONE = "nothing: sequential";

    /** The control that the library has; OpenMP's last, since a library that has its own may not ask OpenMP. */
    static Optional<ThreadControl> of(SymbolLookup library) {
        return Stream.of(
                        by(library, "openblas_set_num_threads", "openblas_get_num_threads", JAVA_INT),
                        mkl(library),
                        blis(library),
                        by(library, "omp_set_num_threads", "omp_get_max_threads", JAVA_INT))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** For a library that is known to have no threads: whatever is asked, it runs on one. */
    static ThreadControl sequential() {
        return new ThreadControl(NONE, _ -> {}, () -> 1);
    }

    boolean isSequential() {
        return routine.equals(NONE);
    }

    /** The capitalised functions take values; MKL's lower-case ones are Fortran's and take addresses. */
    private static Optional<ThreadControl> mkl(SymbolLookup library) {
        // Left dynamic, MKL uses fewer threads than it is told when it thinks fit.
        Calls.find(library, "MKL_Set_Dynamic", FunctionDescriptor.ofVoid(JAVA_INT))
                .ifPresent(dynamic -> Calls.call(dynamic, 0));
        return by(library, "MKL_Set_Num_Threads", "MKL_Get_Max_Threads", JAVA_INT);
    }

    /** BLIS counts in its own dim_t, of 64 bits unless configured otherwise, and takes any number where it has no threads. */
    private static Optional<ThreadControl> blis(SymbolLookup library) {
        boolean hasThreads = Stream.of("bli_info_get_enable_openmp", "bli_info_get_enable_pthreads")
                .flatMap(symbol -> Calls.find(library, symbol, FunctionDescriptor.of(JAVA_INT)).stream())
                .anyMatch(enabled -> !Objects.equals(Calls.call(enabled), 0));
        return hasThreads
                ? by(library, "bli_thread_set_num_threads", "bli_thread_get_num_threads", JAVA_LONG)
                : Optional.empty();
    }

    private static Optional<ThreadControl> by(SymbolLookup library, String setter, String getter, ValueLayout number) {
        Optional<MethodHandle> get = Calls.find(library, getter, FunctionDescriptor.of(number));
        return Calls.find(library, setter, FunctionDescriptor.ofVoid(number))
                .flatMap(set -> get.map(now ->
                        new ThreadControl(setter, threads -> Calls.call(set, threads), () -> intOf(Calls.call(now)))));
    }

    private static int intOf(@Nullable Object number) {
        return ((Number) Objects.requireNonNull(number)).intValue();
    }
}
