package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a library tells of its version and of the kernels that it chose, by its maker's own functions. */
final class SelfDescription {

    private static final int LONG_TEXT = 256;

    private SelfDescription() {}

    /** The facts that it tells, by name; LAPACK's version stands beside its maker's, who may have joined two projects. */
    static Map<String, String> of(SymbolLookup library) {
        Map<String, String> facts = new LinkedHashMap<>();
        Calls.text(library, "openblas_get_corename").ifPresent(core -> facts.put("core", core));
        Calls.text(library, "openblas_get_config").ifPresent(config -> facts.put("config", config));
        mkl(library).ifPresent(version -> facts.put("version", version));
        Calls.text(library, "bli_info_get_version_str").ifPresent(version -> facts.put("version", "BLIS " + version));
        blisArchitecture(library).ifPresent(core -> facts.put("core", core));
        numbers(library, "armplversion")
                .ifPresent(version -> facts.put("version", "Arm Performance Libraries " + version));
        numbers(library, "ilaver_").ifPresent(version -> facts.put("lapack", version));
        return facts;
    }

    private static Optional<String> mkl(SymbolLookup library) {
        return Calls.find(library, "MKL_Get_Version_String", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT))
                .map(function -> {
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment text = arena.allocate(LONG_TEXT);
                        Calls.call(function, text, LONG_TEXT);
                        // The last byte stays the zero that it was, whether or not the text ends before it.
                        text.set(JAVA_BYTE, LONG_TEXT - 1, (byte) 0);
                        return text.getString(0).strip();
                    }
                });
    }

    private static Optional<String> blisArchitecture(SymbolLookup library) {
        return Calls.find(library, "bli_arch_query_id", FunctionDescriptor.of(JAVA_INT))
                .flatMap(query -> Calls.find(library, "bli_arch_string", FunctionDescriptor.of(ADDRESS, JAVA_INT))
                        .flatMap(name -> Calls.text(Calls.call(name, Objects.requireNonNull(Calls.call(query))))));
    }

    /** Major, minor and patch, as functions return them through their first three arguments; ArmPL adds a tag. */
    private static Optional<String> numbers(SymbolLookup library, String symbol) {
        return Calls.find(library, symbol, FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, ADDRESS))
                .map(function -> {
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment cells = arena.allocate(JAVA_LONG, 4);
                        Calls.call(
                                function,
                                cells.asSlice(0, 8),
                                cells.asSlice(8, 8),
                                cells.asSlice(16, 8),
                                cells.asSlice(24, 8));
                        return IntStream.range(0, 3)
                                .mapToObj(i -> Integer.toString(cells.getAtIndex(JAVA_INT, 2L * i)))
                                .collect(Collectors.joining("."));
                    }
                });
    }
}
