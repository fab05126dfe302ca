package threshold.bench.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import threshold.bench.Cell;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.LooseForks;
import threshold.bench.run.Protocol;
import threshold.bench.run.Slowing;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Planner;
import threshold.bench.suite.Selection;
import threshold.bench.suite.Shape;
import threshold.core.backend.Backends;
import threshold.core.family.Families;

/** {@code threshold fork}: measures one cell in one fresh JVM. */
@Command(
        name = "fork",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Measures one cell in one fresh JVM.",
        footer = {
            "",
            "With '-' for a cell it reads requests from standard input, a line of JSON each, {\"cell\": \"...\"}, and answers"
                    + " each with a line.",
            "",
            "Example:",
            "  threshold fork gemm/simd:packed/m=384,n=384,k=384/f64/t1/uniform"
        })
final class ForkCommand implements Callable<Integer> {

    private static final String SERVE = "-";

    @Parameters(paramLabel = "CELL", description = "the cell, as 'threshold cells' names it")
    private String cell = "";

    @Option(names = "--json", description = "one line of JSON, as in forks.jsonl")
    private boolean json;

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "spends what this suite spends on a fork; default quick")
    private String suite = "quick";

    @Option(names = "--known", paramLabel = "NS", description = "nanoseconds per operation in an earlier fork")
    private @Nullable Double known;

    @Option(
            names = "--slowed",
            paramLabel = "SHARE",
            hidden = true,
            split = ",",
            description = "measures the operation slowed on purpose as well")
    private List<Double> slowdowns = List.of();

    @Option(names = "--unslowed", hidden = true, description = "measures as often as with --slowed, and slows nothing")
    private boolean unslowed;

    @Override
    public Integer call() throws IOException {
        try (LooseForks forks = new LooseForks(
                ForkFlags.all(Optional.empty()), CellOptions.suite(suite).effort(), new Slowing(slowdowns, unslowed))) {
            if (cell.equals(SERVE)) {
                serve(forks);
                return 0;
            }
            ForkRecord fork = forks.measure(planned(Cell.parse(cell)), time(known), Optional.empty());
            System.out.println(json ? Protocol.line(fork) : summary(fork));
            return fork.ok() && !fork.overItsBound() ? 0 : Main.FAILED;
        }
    }

    private static void serve(LooseForks forks) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            System.out.println(Protocol.line(answer(forks, line)));
        }
    }

    private static Protocol.Answer answer(LooseForks forks, String line) {
        try {
            Protocol.Request request = Protocol.request(line);
            PlannedCell planned = planned(Cell.parse(request.cell()));
            Optional<Path> umpire = Optional.ofNullable(request.umpire()).map(Path::of);
            return new Protocol.Answer(forks.measure(planned, time(request.known()), umpire), null);
        } catch (IllegalArgumentException | IOException e) {
            return new Protocol.Answer(null, e.getMessage());
        }
    }

    private static OptionalDouble time(@Nullable Double known) {
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }

    private static PlannedCell planned(Cell wanted) {
        Selection selection = new Selection(
                List.of(Shape.exactly(wanted, OptionalInt.empty())),
                Set.of(wanted.family()),
                Set.of(),
                Set.of(),
                Set.of(wanted.threads()));
        Planner.Plan plan = Planner.plan(selection, Families.all(), Backends.all());
        return plan.cells().stream()
                .filter(one -> one.id().equals(wanted.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no cell " + wanted.id()
                        + plan.declined().stream()
                                .findFirst()
                                .map(declined -> ": " + declined.why())
                                .orElse("; 'threshold cells' lists those of a suite")));
    }

    private static String summary(ForkRecord fork) {
        return fork.ok()
                ? String.format(
                        Locale.ROOT,
                        "%s: %.4g ns, residual %.2g of at most %.2g",
                        fork.cell(),
                        fork.time(),
                        fork.residual(),
                        fork.bound())
                : fork.cell() + " " + fork.status().label() + ": " + fork.why();
    }
}
