package threshold.bench.cli;

import picocli.CommandLine.Option;

/** The option that says how small a change is none. */
final class DeltaOption {

    @Option(
            names = "--delta",
            paramLabel = "3%",
            defaultValue = "3%",
            converter = Percentages.class,
            description = "smaller changes are none; default 3%%")
    private double delta;

    double share() {
        return delta;
    }
}
