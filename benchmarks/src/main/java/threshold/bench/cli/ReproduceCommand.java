package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import threshold.bench.reproduce.Reproduction;
import threshold.bench.run.ProgressLine;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.emergence.Emergence;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.reports.Experiments;

/** {@code threshold reproduce}: the papers' results with the kernels that are timed. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Reproduces a paper's results with the kernels of any backend, each judged by a criterion.",
        subcommands = ReproduceCommand.OfEmergence.class,
        footer = {"", "Example:", "  threshold reproduce emergence --backend simd,openblas"})
final class ReproduceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "what shall it reproduce? Name emergence");
    }

    /** State space models, emergence, and ergodicity. */
    @Command(
            name = "emergence",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "How many parameters are needed for stable predictions: the experiments on state space models"
                    + " (Ziemann, Matni, Pappas, arXiv 2409.13421).",
            footer = {
                "",
                "Exit codes: 0 every criterion is met; 1 usage or environment; 2 one is not.",
                "",
                "Examples:",
                "  threshold reproduce emergence",
                "  threshold reproduce emergence --quick --backend all",
                "  threshold reproduce emergence --experiment E1,E3 --backend openblas --out figure1"
            })
    static final class OfEmergence implements Callable<Integer> {

        @Option(
                names = "--experiment",
                paramLabel = "E1",
                split = ",",
                description = "only these experiments: E1,E3; default all")
        private List<String> experiments = List.of();

        @Option(
                names = "--backend",
                paramLabel = "NAME",
                split = ",",
                description = "whose kernels do the work: simd,openblas, or all; default simd")
        private List<String> backends = List.of("simd");

        @Option(
                names = "--solver",
                paramLabel = "FAMILY=M",
                description =
                        "the method for a family, where the backend has several: least-squares=normal. Repeatable")
        private Map<String, String> methods = new LinkedHashMap<>();

        @Option(names = "--quick", description = "fewer repetitions: a minute at most")
        private boolean quick;

        @Option(names = "--out", paramLabel = "FOLDER", description = "new folder; default reproductions/<time stamp>")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            List<Experiment> chosen = chosen();
            Path folder = out == null ? SideBySide.folder("reproductions") : out;
            if (Files.exists(folder) && !folder.toFile().isDirectory()) {
                throw new IllegalArgumentException(folder + " is a file; --out names a folder");
            }
            Reproduction reproduction =
                    new Reproduction(chosen, backends(), 1, methods, quick ? Effort.QUICK : Effort.FULL);
            ProgressLine line = new ProgressLine(System.out);
            long start = System.nanoTime();
            reproduction.run(folder, (backend, experiment, share) -> {
                if (Terminal.isThere()) {
                    line.show(backend + " " + experiment.name() + " " + experiment.title(), tail(start, share));
                }
            });
            if (Terminal.isThere()) {
                line.clear();
            }
            return Experiments.write(folder, System.out, Terminal.hasColor()) ? 0 : Main.FAILED;
        }

        private static String tail(long start, double share) {
            Duration left =
                    Duration.ofNanos(share == 0 ? 0 : Math.round((System.nanoTime() - start) * (1 - share) / share));
            return share == 0
                    ? "  0 %"
                    : String.format(
                            Locale.ROOT, "  %.0f %%  ETA %d:%02d", 100 * share, left.toMinutes(), left.toSecondsPart());
        }

        private List<Experiment> chosen() {
            List<String> known =
                    Emergence.experiments().stream().map(Experiment::name).toList();
            Set<String> wanted = new LinkedHashSet<>();
            experiments.forEach(name -> wanted.add(Names.require("experiment", name.toUpperCase(Locale.ROOT), known)));
            return Emergence.experiments().stream()
                    .filter(experiment -> wanted.isEmpty() || wanted.contains(experiment.name()))
                    .toList();
        }

        private List<Backend> backends() {
            if (backends.equals(List.of("all"))) {
                return Backends.available();
            }
            List<String> known = Backends.all().stream().map(Backend::name).toList();
            backends.forEach(name -> Names.require("backend", name, known));
            return backends.stream().distinct().map(Backends::named).toList();
        }
    }
}
