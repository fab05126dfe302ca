package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of functions that a library may have or not, and that are not timed. */
final class Calls {

    private Calls() {}

    /** The function, if the library has it. */
    static Optional<MethodHandle> find(SymbolLookup library, String symbol, FunctionDescriptor descriptor) {
        return library.find(symbol).map(address -> Linker.nativeLinker().downcallHandle(address, descriptor));
    }

    /** What the function returns, converted as reflection does; null if it returns nothing. */
    static @Nullable Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw NativeBlas.unexpected(e);
        }
    }

    /** The text that a function of these arguments returns as {@code const char *}, if the library has the function. */
    static Optional<String> text(SymbolLookup library, String symbol) {
        return find(library, symbol, FunctionDescriptor.of(ADDRESS)).flatMap(function -> text(call(function)));
    }

    /** The text at an address that a function returned; empty for a null pointer. */
    static Optional<String> text(@Nullable Object address) {
        return address instanceof MemorySegment text && !text.equals(MemorySegment.NULL)
                ? Optional.of(text.reinterpret(Long.MAX_VALUE).getString(0).strip())
                : Optional.empty();
    }
}
