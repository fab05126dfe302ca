package threshold.bench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code threshold jmh}: plain JMH, untouched. */
@Command(
        name = "jmh",
        description = "Plain JMH with the benchmarks of this build; every argument goes to it as it is.",
        footer = {
            "",
            "Examples:",
            "  threshold jmh -l",
            "  threshold jmh GemmBenchmark.run -f 1 -p solver=simd:default -p 'sizes=m=384;n=384;k=384'",
            "  threshold jmh -h"
        })
final class JmhCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "as JMH takes them; -h lists them")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
