package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import threshold.bench.reproduce.Reproduction;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.emergence.Emergence;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.family.Families;
import threshold.core.family.Family;
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
                "  threshold reproduce emergence --experiment E1,E3 --backend openblas --out figure1",
                "  threshold reproduce emergence --series sensor.csv#temperature,humidity"
            })
    static final class OfEmergence implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Option(
                names = "--experiment",
                paramLabel = "E1",
                split = ",",
                description = "only these experiments: E1 to E10, R1 and R2 on measured series; default all")
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

        @Option(
                names = "--series",
                paramLabel = "FILE#COLUMN",
                description =
                        "identifies a series of your own instead: path.csv, or path.csv#column,column. Repeatable")
        private List<String> series = List.of();

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
            List<String> families = Families.all().stream().map(Family::name).toList();
            methods.keySet().forEach(name -> Names.require("family", name, families));
            ExperimentProgress progress = new ExperimentProgress(System.out, Terminal.isThere());
            try {
                Set<String> used = reproduction.run(folder, progress);
                progress.over();
                tellUnused(used);
            } catch (ArithmeticException e) {
                progress.over();
                System.err.println("threshold: " + e.getMessage());
                return Main.FAILED;
            }
            return Experiments.write(folder, System.out, Terminal.hasColor()) ? 0 : Main.FAILED;
        }

        private void tellUnused(Set<String> used) {
            methods.forEach((family, method) -> {
                if (!used.contains(family)) {
                    spec.commandLine()
                            .getErr()
                            .println("threshold: --solver " + family + "=" + method
                                    + " changed nothing: these experiments use "
                                    + String.join(", ", new TreeSet<>(used)));
                }
            });
        }

        private List<Experiment> chosen() {
            List<Experiment> own = own();
            if (!own.isEmpty() && experiments.isEmpty()) {
                return own;
            }
            List<String> known =
                    Emergence.experiments().stream().map(Experiment::name).toList();
            Set<String> wanted = new LinkedHashSet<>();
            experiments.forEach(name -> wanted.add(Names.require("experiment", name.toUpperCase(Locale.ROOT), known)));
            return Stream.concat(
                            Emergence.experiments().stream()
                                    .filter(experiment -> wanted.isEmpty() || wanted.contains(experiment.name())),
                            own.stream())
                    .toList();
        }

        private List<Experiment> own() {
            List<Experiment> own = new ArrayList<>();
            for (String input : series) {
                own.add(Emergence.measured("S" + (own.size() + 1), input));
            }
            return own;
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
