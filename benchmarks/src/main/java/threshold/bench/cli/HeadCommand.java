package threshold.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import threshold.bench.head.HeadFile;
import threshold.bench.head.SafetensorsFile;
import threshold.bench.machine.Build;
import threshold.bench.machine.ResidentMemory;
import threshold.bench.reproduce.Reproduction;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.RowSource;
import threshold.core.saturation.HeadStudy;
import threshold.core.saturation.HiddenStates;
import threshold.core.saturation.TruncatedHead;
import threshold.core.saturation.WatchedRows;
import threshold.reports.Experiments;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** {@code threshold head}: spectrum, ranks and loss of a softmax head of the user's own. */
@Command(
        name = "head",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Tells how much of its dimensions a softmax head uses: singular values, entropies, ranks, W-error; with"
                        + " hidden states its loss, their anisotropy and the rank of the log-probabilities.",
        footer = {
            "",
            "The file is mapped and read in blocks, so that it may be larger than the memory: .safetensors, an index of its"
                    + " shards or their folder, .npy, .onnx. The head is found by its usual names (lm_head.weight,"
                    + " embed_out.weight, tied embeddings), or named.",
            "",
            "Exit codes: 0 fine; 1 usage or unreadable input; 2 the spectrum does not add up.",
            "",
            "Examples:",
            "  threshold head model.safetensors",
            "  threshold head model.safetensors.index.json:lm_head.weight --threads all",
            "  threshold head model.safetensors --hidden states.safetensors --out study",
            "  threshold head model.safetensors --truncate 256 --out small"
        })
final class HeadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE[:TENSOR]", description = "the head")
    private String head = "";

    @Option(
            names = "--hidden",
            paramLabel = "FILE[:TENSOR]",
            description =
                    "hidden states N x d; targets (target_token, next_token, targets, labels) and log_z beside them"
                            + " are taken too")
    private @Nullable String hidden;

    @Option(
            names = "--truncate",
            paramLabel = "R",
            description = "also writes the best head of rank R to the folder, in the head's own type")
    private @Nullable Integer truncate;

    @Option(names = "--backend", paramLabel = "NAME", description = "whose kernels do the work; default simd")
    private String backend = "simd";

    @Option(names = "--threads", paramLabel = "N|all", description = "number of threads; default 1")
    private String threads = "1";

    @Option(names = "--out", paramLabel = "FOLDER", description = "new folder; default heads/<time stamp>")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Path folder = out == null ? SideBySide.folder("heads") : out;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is a file; --out names a folder");
        }
        int count = count();
        Names.require(
                "backend", backend, Backends.all().stream().map(Backend::name).toList());
        Backend chosen = Backends.named(backend);
        try (HeadFile file = HeadFile.open(HeadFile.Place.of(head))) {
            requireRank(file);
            HiddenStates states = hidden == null ? null : HeadFile.hidden(HeadFile.Place.of(hidden));
            String title = file.tensor().name() + ", " + file.tensor().shapeText() + " "
                    + file.tensor().type() + ", of "
                    + Path.of(file.checkpoint().file()).getFileName();
            HeadStudy study = new HeadStudy(title, file.weight(), file.bias(), states);
            ExperimentProgress progress = new ExperimentProgress(System.out, Terminal.isThere());
            long start = System.nanoTime();
            try {
                new Reproduction(List.of(study), List.of(chosen), count, Map.of(), Effort.FULL).run(folder, progress);
                if (truncate != null) {
                    truncated(file, chosen, count, truncate, folder);
                }
            } catch (ArithmeticException e) {
                progress.over();
                throw new IllegalArgumentException(e.getMessage(), e);
            }
            progress.over();
            tellCost(file, System.nanoTime() - start);
        }
        return Experiments.write(folder, System.out, Terminal.hasColor()) ? 0 : Main.FAILED;
    }

    /** How fast W was worked through, all passes and all that is made of it together, and what the process needed. */
    private static void tellCost(HeadFile file, long nanoseconds) {
        double bytes = (double) file.weight().rows()
                * file.weight().cols()
                * file.tensor().type().bytes();
        System.out.println("worked through " + Numbers.prefixed(bytes, "B") + " in "
                + TimeScale.format(nanoseconds, 3) + ", " + Numbers.prefixed(bytes / nanoseconds * 1e9, "B/s")
                + (ResidentMemory.peak().isPresent()
                        ? "; the process held "
                                + Numbers.prefixed(ResidentMemory.peak().getAsLong(), "B") + " at most"
                        : ""));
    }

    private int count() {
        if (threads.equals("all")) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads.matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(threads);
        }
        throw new IllegalArgumentException("--threads takes a number or 'all', not '" + threads + "'");
    }

    private void requireRank(HeadFile file) {
        int d = file.weight().cols();
        if (truncate != null && (truncate < 1 || truncate > d)) {
            throw new IllegalArgumentException(
                    "--truncate takes 1 to " + d + " for a head of " + d + " dimensions, not " + truncate);
        }
    }

    private static void truncated(HeadFile file, Backend chosen, int count, int rank, Path folder) throws IOException {
        Path target = folder.resolve("rank-" + rank + ".safetensors");
        ExperimentProgress progress = new ExperimentProgress(System.out, Terminal.isThere());
        String what = chosen.name() + " head of rank " + rank;
        String error;
        try (Workbench bench = new Workbench(chosen, count, Map.of())) {
            RowSource watched = new WatchedRows(file.weight(), share -> progress.at(what, share / 2));
            TruncatedHead best = new TruncatedHead(bench, watched, rank);
            error = String.format(Locale.ROOT, "%.6g", best.error());
            SafetensorsFile.write(
                    target,
                    file.tensor().name(),
                    file.tensor().type(),
                    best,
                    Map.of("rank", Integer.toString(rank), "W-error", error, "made by", "threshold " + Build.current()),
                    share -> progress.at(what, (1 + share) / 2));
        } finally {
            progress.over();
        }
        System.out.println("wrote the head of rank " + rank + ", W-error " + error + ", to " + target);
    }
}
