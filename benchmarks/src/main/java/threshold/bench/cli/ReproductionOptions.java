package threshold.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import threshold.bench.reproduce.Reproduction;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.family.Families;
import threshold.core.family.Family;
import threshold.reports.Experiments;

/** Which experiments are run, by whose kernels and where to: what the reproductions of all papers have in common. */
final class ReproductionOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            split = ",",
            description = "only these experiments, by their short names; default all")
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
            description = "the method for a family, where the backend has several: least-squares=normal. Repeatable")
    private Map<String, String> methods = new LinkedHashMap<>();

    @Option(names = "--quick", description = "fewer repetitions: a minute or so")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FOLDER", description = "new folder; default reproductions/<time stamp>")
    private @Nullable Path out;

    /** Whether experiments are chosen by name. */
    boolean choose() {
        return !experiments.isEmpty();
    }

    /**
     * The experiments that are chosen, or all.
     *
     * @throws IllegalArgumentException naming those that exist
     */
    List<Experiment> chosen(List<Experiment> all) {
        List<String> known = all.stream().map(Experiment::name).toList();
        Set<String> wanted = new LinkedHashSet<>();
        experiments.forEach(name -> wanted.add(Names.require("experiment", name.toUpperCase(Locale.ROOT), known)));
        return all.stream()
                .filter(experiment -> wanted.isEmpty() || wanted.contains(experiment.name()))
                .toList();
    }

    /**
     * Runs experiments and judges them.
     *
     * @return the exit code
     * @throws IOException if a file cannot be written
     */
    int run(List<Experiment> chosen) throws IOException {
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
        PrintWriter err = spec.commandLine().getErr();
        methods.forEach((family, method) -> {
            if (!used.contains(family)) {
                err.println("threshold: --solver " + family + "=" + method + " changed nothing: these experiments use "
                        + String.join(", ", new TreeSet<>(used)));
            }
        });
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
