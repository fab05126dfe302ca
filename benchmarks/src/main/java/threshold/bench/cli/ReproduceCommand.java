package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import threshold.core.emergence.Emergence;
import threshold.core.experiment.Experiment;
import threshold.core.saturation.Saturation;

/** {@code threshold reproduce}: the papers' results with the kernels that are timed. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Reproduces a paper's results with the kernels of any backend, each judged by a criterion.",
        subcommands = {ReproduceCommand.OfEmergence.class, ReproduceCommand.OfSaturation.class},
        footer = {
            "",
            "Examples:",
            "  threshold reproduce emergence --backend simd,openblas",
            "  threshold reproduce saturation --quick"
        })
final class ReproduceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "what shall it reproduce? Name emergence or saturation");
    }

    /** State space models, emergence, and ergodicity. */
    @Command(
            name = "emergence",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description =
                    "How many parameters are needed for stable predictions: the experiments E1 to E10 on state space"
                            + " models, R1 and R2 on measured series (Ziemann, Matni, Pappas, arXiv 2409.13421).",
            footer = {
                "",
                "Exit codes: 0 every criterion is met; 1 usage or environment; 2 one is not.",
                "",
                "Examples:",
                "  threshold reproduce emergence",
                "  threshold reproduce emergence --quick --backend all",
                "  threshold reproduce emergence --experiment E1,E3 --backend openblas --out figure1",
                "  threshold reproduce emergence --series sensor.csv#temperature,humidity"
            })
    static final class OfEmergence implements Callable<Integer> {

        @Mixin
        private ReproductionOptions options = new ReproductionOptions();

        @Option(
                names = "--series",
                paramLabel = "FILE#COLUMN",
                description =
                        "identifies a series of your own instead: path.csv, or path.csv#column,column. Repeatable")
        private List<String> series = List.of();

        @Override
        public Integer call() throws IOException {
            List<Experiment> own = new ArrayList<>();
            for (String input : series) {
                own.add(Emergence.measured("S" + (own.size() + 1), input));
            }
            return options.run(
                    own.isEmpty() || options.choose()
                            ? Stream.concat(options.chosen(Emergence.experiments()).stream(), own.stream())
                                    .toList()
                            : own);
        }
    }

    /** Why do small language models underperform? */
    @Command(
            name = "saturation",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "Why small language models underperform: the experiments L1 to L8 on the softmax bottleneck"
                    + " (Godey, de la Clergerie, Sagot, arXiv 2404.07647).",
            footer = {
                "",
                "Exit codes: 0 every criterion is met; 1 usage or environment; 2 one is not.",
                "",
                "Examples:",
                "  threshold reproduce saturation",
                "  threshold reproduce saturation --quick --out bottleneck",
                "  threshold reproduce saturation --experiment L3 --backend openblas",
                "  threshold reproduce saturation --experiment L8 --text novel.txt.gz"
            })
    static final class OfSaturation implements Callable<Integer> {

        @Mixin
        private ReproductionOptions options = new ReproductionOptions();

        @Option(
                names = "--text",
                paramLabel = "FILE",
                description = "the text of L8, plain or .gz, in UTF-8; default the sources that come with the JDK")
        private @Nullable Path text;

        @Override
        public Integer call() throws IOException {
            return options.run(options.chosen(Saturation.experiments(text)));
        }
    }
}
