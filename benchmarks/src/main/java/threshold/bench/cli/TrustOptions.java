package threshold.bench.cli;

import picocli.CommandLine.Option;
import threshold.reports.verdict.Trust;

/** The options that say when a gate is not to be trusted, common to {@code gate} and {@code selfcheck}. */
final class TrustOptions {

    @Option(
            names = "--max-false-alarms",
            paramLabel = "5%",
            converter = Percentages.class,
            description = "refuses a gate whose self-checks show more; default 5%%")
    private double falseAlarms = Trust.Demand.DEFAULT.falseAlarms();

    @Option(
            names = "--must-find",
            paramLabel = "20%",
            converter = Percentages.class,
            description = "refuses one that finds a slowdown by this in less than four cells of five; default 20%%")
    private double effect = Trust.Demand.DEFAULT.effect();

    Trust.Demand demand() {
        return new Trust.Demand(falseAlarms, effect, Trust.Demand.DEFAULT.power());
    }
}
