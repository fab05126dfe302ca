package threshold.bench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import threshold.bench.suite.Suite;

/** The options that name cells, as every build of Threshold takes them. */
class CellOptions {

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description =
                    "smoke (<= 2 min), quick (<= 10 min), scaling (<= 45 min), systems (<= 45 min), heads (<= 45 min), limits (<= 45 min), "
                            + "tiles (<= 10 min), ci (what a gate takes 15 min for), release (<= 90 min)")
    private @Nullable String suite;

    @Option(names = "--backend", paramLabel = "NAME", split = ",", description = "only these backends: simd,openblas")
    List<String> backends = List.of();

    @Option(names = "--family", paramLabel = "NAME", split = ",", description = "only these families: head-svd,gemm")
    List<String> families = List.of();

    @Option(names = "--solver", paramLabel = "B:M", split = ",", description = "only these solvers: simd:qr,ejml:tall")
    List<String> solvers = List.of();

    @Option(
            names = "--size",
            paramLabel = "n=64,T=1000",
            description = "these sizes instead of the suite's; what is not given is the family's default. Repeatable")
    List<String> sizes = List.of();

    @Option(
            names = "--input",
            paramLabel = "NAME|FILE",
            description = "this input instead of the suite's: ppocrv4, us-births, kappa=1e10, or a file. Repeatable")
    List<String> inputs = List.of();

    @Option(
            names = "--threads",
            paramLabel = "1|N|all",
            split = ",",
            description = "numbers of threads; default 1, or the suite's own")
    List<String> threads = List.of();

    /** The suite that is asked for, or another one. */
    final Suite suite(Suite otherwise) {
        return suite == null ? otherwise : suite(suite);
    }

    /** The suite of a name. */
    static Suite suite(String name) {
        List<String> known = Stream.of(Suite.values()).map(Suite::label).toList();
        return Suite.valueOf(Names.require("suite", name, known).toUpperCase(Locale.ROOT));
    }

    /** Whether sizes or inputs other than the suite's are asked for. */
    final boolean custom() {
        return !sizes.isEmpty() || !inputs.isEmpty();
    }

    /** The options as they stand on the command line of another build. */
    final List<String> arguments(Suite chosen) {
        List<String> arguments = new ArrayList<>(List.of("--suite=" + chosen.label()));
        add(arguments, "--backend", backends);
        add(arguments, "--family", families);
        add(arguments, "--solver", solvers);
        add(arguments, "--threads", threads);
        sizes.forEach(size -> arguments.add("--size=" + size));
        inputs.forEach(input -> arguments.add("--input=" + input));
        return arguments;
    }

    private static void add(List<String> arguments, String name, List<String> values) {
        if (!values.isEmpty()) {
            arguments.add(name + "=" + String.join(",", values));
        }
    }
}
