package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells builds with integers of 32 bits (LP64), which the binding calls, from those with 64 (ILP64), which it would
 * make read what lies beside an integer.
 *
 * <p>Asked is x·y with a length whose lower half is 2 and whose upper half is set: 32 bits of it are 2, and all 64 are
 * negative, for which the reference BLAS (DDOT) returns 0 and reads nothing.
 */
final class IntegerWidth {

    private static final long TWO_OR_NEGATIVE = 0xFFFF_FFFF_0000_0002L;
    private static final double DOT = 1 * 3 + 2 * 4;
    private static final String WAY_OUT = " is an ILP64 build, with integers of 64 bits; give its LP64 build (32 bits)";

    private IntegerWidth() {}

    /**
     * Returns normally if both interfaces, C and Fortran, take integers of 32 bits.
     *
     * @param file what the library is called in messages
     * @throws MissingLibraryException if they do not, or the library has no C interface of BLAS
     */
    static void require32(String file, SymbolLookup library) throws MissingLibraryException {
        if (library.find("cblas_dgemm").isEmpty() || library.find("cblas_ddot").isEmpty()) {
            throw new MissingLibraryException(Stream.of("cblas_dgemm64_", "cblas_dgemm_64", "cblas_dgemm_64_")
                    .filter(symbol -> library.find(symbol).isPresent())
                    .findFirst()
                    .map(symbol -> file + " has " + symbol + ", so it" + WAY_OUT)
                    .orElse(file + " has no cblas_dgemm and cblas_ddot, so it is no BLAS with a C interface"));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocateFrom(JAVA_DOUBLE, 1, 2);
            MemorySegment y = arena.allocateFrom(JAVA_DOUBLE, 3, 4);
            MethodHandle byValue = Calls.find(
                            library,
                            "cblas_ddot",
                            FunctionDescriptor.of(JAVA_DOUBLE, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG))
                    .orElseThrow();
            judge(file, "cblas_ddot", Calls.call(byValue, TWO_OR_NEGATIVE, x, 1L, y, 1L));
            Optional<MethodHandle> byReference = Calls.find(
                    library, "ddot_", FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
            if (byReference.isPresent()) {
                MemorySegment n = arena.allocateFrom(JAVA_LONG, TWO_OR_NEGATIVE);
                MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
                judge(file, "ddot_", Calls.call(byReference.get(), n, x, one, y, one));
            }
        }
    }

    private static void judge(String file, String routine, @Nullable Object returned) throws MissingLibraryException {
        double dot = (double) Objects.requireNonNull(returned);
        if (dot == 0) {
            throw new MissingLibraryException(file + WAY_OUT);
        }
        if (dot != DOT) {
            throw new MissingLibraryException(
                    "%s is no BLAS: its %s of (1,2) and (3,4) is %s, not %s".formatted(file, routine, dot, DOT));
        }
    }
}
