package threshold.core.advice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import threshold.core.advice.Recommendation.Unfit;
import threshold.core.family.Family;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Sizes;

/**
 * Which solver to use: by a table that {@code threshold advise --export} wrote on this machine, or without one by a
 * fixed order.
 *
 * <pre>{@code
 * Advice advice = Advice.load(Path.of("advice.json"));
 * var family = new HeadSvdFamily();
 * var size = HeadSvd.Size.of(151936, 896, HeadSvd.Want.VALUES);
 * var kernel = advice.solver(family, size, Need.DEFAULT.withKappa(100).withAccuracy(1e-10));
 * }</pre>
 *
 * <p>Immutable, and safe for any number of threads. A table is of the machine that it was measured on, {@link #machine};
 * whether that is this one is for the program to say.
 */
public final class Advice {

    private static final Advice NONE = new Advice(new AdviceTable("", "", Map.of(), List.of()));

    private final AdviceTable table;

    private Advice(AdviceTable table) {
        this.table = table;
    }

    /**
     * Reads a table.
     *
     * @throws IOException naming the file and the line that cannot be read
     */
    public static Advice load(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(
                    file + " does not exist; threshold advise --export " + file + " makes it of a run");
        }
        return read(Files.newInputStream(file), file.toString());
    }

    /**
     * Reads a table from elsewhere, such as a resource of the program.
     *
     * @param json the table, closed in the end
     * @param name what it is called in a complaint
     * @throws IOException naming the line that cannot be read
     */
    public static Advice read(InputStream json, String name) throws IOException {
        return new Advice(AdviceFile.read(json, name));
    }

    /** Without a table: {@link #solver} follows {@link Preference}'s order. */
    public static Advice none() {
        return NONE;
    }

    /** The machine that was measured, in a few words; blank without a table. */
    public String machine() {
        return table.machine();
    }

    /** When it was measured, ISO 8601; blank without a table. */
    public String created() {
        return table.created();
    }

    /** What a backend said of itself when it was measured, {@code name=value}; empty for one that was not. */
    public List<String> facts(String backend) {
        return table.backends().getOrDefault(backend, List.of());
    }

    /**
     * What the table says of a problem; of backends too that this program does not have. Of those that it has, a method
     * that declines the sizes is unfit, whatever it was elsewhere.
     */
    public Recommendation about(Family<?, ?, ?> family, Sizes sizes, Need need) {
        Map<String, String> declined = Offer.declined(family, sizes.named(), need.threads());
        List<Candidate> fit = new ArrayList<>();
        List<Unfit> unfit = new ArrayList<>();
        for (MeasuredSolver solver : solvers(family, need)) {
            String declines = declined.get(solver.name());
            if (declines == null) {
                MeasuredSolver.Opinion opinion = solver.on(sizes, need);
                opinion.candidate().ifPresent(fit::add);
                opinion.unfit().ifPresent(unfit::add);
            } else {
                unfit.add(new Unfit(solver.name(), "it " + declines));
            }
        }
        return Recommendation.of(fit, unfit);
    }

    private List<MeasuredSolver> solvers(Family<?, ?, ?> family, Need need) {
        return table.cells().stream()
                .filter(cell -> cell.family().equals(family.name()) && cell.threads() == need.threads())
                .filter(cell -> need.allows(cell.backend()))
                .collect(Collectors.groupingBy(MeasuredCell::solver, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new MeasuredSolver(one.getKey(), one.getValue(), sizes -> read(family, sizes)))
                .toList();
    }

    static Sizes read(Family<?, ?, ?> family, Map<String, String> sizes) {
        return family.sizes(sizes, family.inputs().getFirst());
    }

    /**
     * How good this advice is on problems that were measured apart.
     *
     * @param measured a table of every solver at those problems, of the same {@link #machine}, which is for the caller
     *     to say
     * @param need the condition, accuracy and threads that every problem is taken to have
     */
    public Backtest backtest(Advice measured, Need need) {
        return Backtest.of(
                this,
                measured.table.cells().stream()
                        .filter(cell -> cell.threads() == need.threads() && need.allows(cell.backend()))
                        .toList(),
                need);
    }

    /**
     * The fastest kernel that is good enough, of those that this program has and the table knows at such sizes; where
     * there is none, what {@link Preference} says. The same table, class path and question give the same answer.
     *
     * <p>A library that threads by itself is set to the threads that are asked for, in the whole JVM.
     *
     * @throws IllegalArgumentException if no backend that may answer has a method for these sizes
     */
    public <Z extends Sizes, P, S> Kernel<Z, P, S> solver(Family<Z, P, S> family, Z sizes, Need need) {
        List<Offer<Z, P, S>> offers = Offer.of(family, sizes, need.threads()).toList();
        return about(family, sizes, need).ranked().stream()
                .flatMap(candidate -> offers.stream()
                        .filter(offer -> offer.backend().name().equals(candidate.backend()))
                        .filter(offer -> offer.kernel().method().equals(candidate.method())))
                .findFirst()
                .orElseGet(() -> Preference.of(offers, family, sizes, need))
                .on(need.threads());
    }
}
