package threshold.bench.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import threshold.bench.Cell;
import threshold.core.advice.Advice;
import threshold.core.advice.Backtest;
import threshold.core.advice.Need;
import threshold.core.advice.Recommendation;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Families;
import threshold.core.family.Family;
import threshold.core.kernel.Sizes;
import threshold.reports.AdviceTables;

/** {@code threshold advise}: which solver for sizes that were not measured. */
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Tells which solver is fastest at your sizes and good enough for you, by what runs measured here.",
        footer = {
            "",
            "A run of the suite scaling covers most; times between and a little beyond its sizes are foretold with an"
                    + " interval, and refused where nothing near was measured. Sizes may be given by words: vocab=, hidden=,"
                    + " state=, steps=, batch=, rows=, lags=.",
            "",
            "Exit codes: 0 there is an answer; 1 there is none, or the question cannot be read.",
            "",
            "Examples:",
            "  threshold advise --family gemm --size m=500,n=500,k=500",
            "  threshold advise --family head-svd --size vocab=151936,hidden=896 --kappa 100 --accuracy 1e-10 --threads 2",
            "  threshold advise --family least-squares --size N=30000,p=100 --without simd --from runs/monday",
            "  threshold advise --from runs/monday,runs/tuesday --export advice.json",
            "  threshold advise --from runs/scaling --against runs/others --without simd"
        })
final class AdviseCommand implements Callable<Integer> {

    private static final Path RUNS = Path.of("runs");

    @Option(names = "--family", paramLabel = "NAME", description = "the problem: head-svd, gemm, ...")
    private @Nullable String family;

    @Option(
            names = "--size",
            paramLabel = "V=50000,d=512",
            description = "its sizes; what is not given is the family's default")
    private String size = "";

    @Option(names = "--kappa", paramLabel = "X", description = "condition number of your problems; default 1")
    private double kappa = Need.DEFAULT.kappa();

    @Option(
            names = "--accuracy",
            paramLabel = "X",
            description = "largest relative forward error at that condition that is good enough; default 1e-8")
    private double accuracy = Need.DEFAULT.accuracy();

    @Option(names = "--threads", paramLabel = "N|all", description = "how many it may use; default 1")
    private String threads = "1";

    @Option(names = "--backend", paramLabel = "NAME", split = ",", description = "only these backends may answer")
    private Set<String> backends = new LinkedHashSet<>();

    @Option(names = "--without", paramLabel = "NAME", split = ",", description = "all backends but these may answer")
    private Set<String> without = new LinkedHashSet<>();

    @Option(
            names = "--from",
            paramLabel = "RUN|FILE",
            split = ",",
            description = "run folders of this machine, or a table that was exported; default the newest in runs")
    private List<Path> from = List.of();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "writes the table that programs load by threshold.core.advice.Advice")
    private @Nullable Path export;

    @Option(
            names = "--against",
            paramLabel = "RUN|FILE",
            split = ",",
            description = "judges the advice by runs at other sizes: how far what is advised is from the fastest there")
    private List<Path> against = List.of();

    @Override
    public Integer call() throws IOException {
        if (family == null && export == null && against.isEmpty()) {
            throw new IllegalArgumentException(
                    "advice needs a --family to be about, a file to --export to, or a run to be judged --against");
        }
        if (!against.isEmpty() && !size.isEmpty()) {
            throw new IllegalArgumentException(
                    "--against judges advice at the sizes that were measured there; leave out --size");
        }
        Optional<Family<?, ?, ?>> asked = Optional.ofNullable(family).map(AdviseCommand::family);
        Need need = new Need(kappa, accuracy, threadCount(), allowed());
        Optional<Question> question =
                asked.filter(_ -> against.isEmpty()).map(known -> new Question(known, sizes(known), need));
        List<Path> sources = from.isEmpty() ? List.of(newest()) : from;
        String table = table(sources);
        Advice advice = advice(table, sources);
        boolean answered = question.isEmpty() || answer(advice, question.get());
        boolean judged = against.isEmpty() || judge(advice, asked.map(Family::name), need);
        if (export != null) {
            System.out.println("wrote " + AdviceTables.write(table, export));
        }
        return answered && judged ? 0 : Main.REFUSED;
    }

    private static Advice advice(String table, List<Path> sources) throws IOException {
        return Advice.read(
                new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)),
                sources.getFirst().toString());
    }

    private boolean judge(Advice advice, Optional<String> family, Need need) throws IOException {
        Advice measured = advice(table(against), against);
        if (!measured.machine().equals(advice.machine())) {
            throw new IllegalArgumentException(against.getFirst() + " was measured on another machine ("
                    + measured.machine() + ") than the advice is of (" + advice.machine() + ")");
        }
        List<Backtest.Problem> problems = advice.backtest(measured, need).problems().stream()
                .filter(problem -> family.isEmpty() || problem.family().equals(family.get()))
                .toList();
        System.out.print(new BacktestText(problems, need).whole());
        return !problems.isEmpty();
    }

    /** What is asked, once it is known to make sense. */
    private record Question(Family<?, ?, ?> family, Sizes sizes, Need need) {}

    private static Family<?, ?, ?> family(String name) {
        List<String> families = Families.all().stream().map(Family::name).toList();
        return Families.named(Names.require("family", name, families));
    }

    private Sizes sizes(Family<?, ?, ?> asked) {
        return asked.sizes(
                SizeWords.letters(asked, Cell.parseSizes(size)), asked.inputs().getFirst());
    }

    private static boolean answer(Advice advice, Question question) {
        Recommendation recommendation = advice.about(question.family(), question.sizes(), question.need());
        System.out.print(
                new AdviceText(advice, question.family(), question.sizes(), question.need()).of(recommendation));
        return recommendation.best().isPresent();
    }

    private int threadCount() {
        if (threads.equals("all")) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads.matches("[1-9][0-9]{0,4}")) {
            return Integer.parseInt(threads);
        }
        throw new IllegalArgumentException("--threads takes a number or 'all', not '" + threads + "'");
    }

    /** Empty if all may answer. */
    private Set<String> allowed() {
        List<String> known = Backends.all().stream().map(Backend::name).toList();
        Stream.concat(backends.stream(), without.stream()).forEach(name -> Names.require("backend", name, known));
        if (without.isEmpty()) {
            return backends;
        }
        Set<String> allowed = new LinkedHashSet<>(backends.isEmpty() ? known : backends);
        allowed.removeAll(without);
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("--without leaves no backend that may answer");
        }
        return allowed;
    }

    /** One exported table as it is, or the table of runs. */
    private static String table(List<Path> sources) throws IOException {
        Path first = sources.getFirst();
        boolean exported = sources.size() == 1 && Files.isRegularFile(first);
        return exported ? Files.readString(first) : AdviceTables.of(sources);
    }

    private static Path newest() throws IOException {
        if (Files.isDirectory(RUNS)) {
            try (Stream<Path> runs = Files.list(RUNS)) {
                Optional<Path> newest = runs.filter(run -> Files.exists(run.resolve("manifest.json")))
                        .max(Comparator.comparing(Path::getFileName));
                if (newest.isPresent()) {
                    return newest.get();
                }
            }
        }
        throw new IllegalArgumentException("there is no run in " + RUNS
                + " to go by; measure by threshold run --suite advice, or name one by --from");
    }
}
