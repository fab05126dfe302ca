package threshold.bench.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import threshold.core.backend.Backend;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Workbench;

/**
 * Experiments done by one backend after the other, each experiment's file written as it ends.
 *
 * @param experiments in order
 * @param backends available here
 * @param threads of each backend
 * @param methods the method chosen for a family, by its name
 * @param effort how much is repeated
 */
public record Reproduction(
        List<Experiment> experiments, List<Backend> backends, int threads, Map<String, String> methods, Effort effort) {

    /** Told how far the work is. */
    @FunctionalInterface
    public interface Watcher {
        void at(String backend, Experiment experiment, double shareOfAll);
    }

    /**
     * Runs everything into {@code out/<backend>/}.
     *
     * @return the families that took part
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException before anything is run or written, naming what an experiment cannot read
     * @throws ArithmeticException naming backend and experiment, if a kernel breaks down
     */
    public Set<String> run(Path out, Watcher watcher) throws IOException {
        experiments.forEach(experiment -> experiment.requireReadable(effort));
        int all = backends.size() * experiments.size();
        int done = 0;
        Set<String> families = new HashSet<>();
        for (Backend backend : backends) {
            backend.configure(threads);
            Path folder = out.resolve(backend.name());
            for (Experiment experiment : experiments) {
                int before = done;
                watcher.at(backend.name(), experiment, (double) before / all);
                long start = System.nanoTime();
                try (Workbench bench = new Workbench(backend, threads, methods)) {
                    Findings findings = findings(
                            backend,
                            bench,
                            experiment,
                            share -> watcher.at(backend.name(), experiment, (before + share) / all));
                    double seconds = (System.nanoTime() - start) / 1e9;
                    ExperimentFile.write(
                            Files.createDirectories(folder),
                            backend.name(),
                            threads,
                            effort,
                            seconds,
                            experiment,
                            bench.used(),
                            findings);
                    families.addAll(bench.used().keySet());
                }
                done++;
            }
        }
        return families;
    }

    private Findings findings(Backend backend, Workbench bench, Experiment experiment, DoubleConsumer progress) {
        try {
            return experiment.run(bench, effort, progress);
        } catch (ArithmeticException e) {
            throw (ArithmeticException)
                    new ArithmeticException(experiment.name() + " with " + backend.name() + ": " + e.getMessage())
                            .initCause(e);
        }
    }
}
