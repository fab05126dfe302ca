package threshold.reports.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.model.Cell;
import threshold.reports.model.Run;
import threshold.reports.stats.Sample;

/**
 * What the machine can do at most, measured in the same run as everything that is held against it.
 *
 * @param all the ceilings in the order of the plan
 * @param missing planned ceilings without a result, each a sentence with its reason
 */
public record Ceilings(List<Ceiling> all, List<String> missing) {

    /** The family whose cells are ceilings. */
    public static final String FAMILY = "ceiling";

    /** A probe agrees with theory within 3 %. */
    public static final double AGREEMENT = 0.03;

    /** FMAs of whole vectors a cycle: 2 as a rule, 1 where the widest take two cycles (Zen 4), 4 of short ones (Neoverse V). */
    private static final int[] FMAS_A_CYCLE = {1, 2, 4};

    private static final int FLOPS_PER_FMA = 2;

    /** What is measured. */
    public enum Kind {
        /** Floating-point peak, flops per ns. */
        FMA("FMA peak", "GFLOP/s"),
        /** Clock, dependent additions per ns. */
        CLOCK("clock", "GHz"),
        /** Memory bandwidth by the STREAM triad, bytes per ns. */
        TRIAD("STREAM triad", "GB/s"),
        /** Time of a fixed scalar loop, which tells a slow machine from slow code. */
        RULER("ruler", "ns"),
        /** Time of one call of native code, which does next to nothing. */
        CALL("native call", "ns");

        private final String title;
        private final String unit;

        Kind(String title, String unit) {
            this.title = title;
            this.unit = unit;
        }

        /** Its name in tables. */
        public String title() {
            return title;
        }

        /** Its unit. */
        public String unit() {
            return unit;
        }
    }

    /**
     * @param kind what was measured
     * @param backend who measured it
     * @param threads with how many threads
     * @param value in the unit of its kind, one number per fork
     * @param theory for an FMA peak of one thread: clock × FMAs a cycle × 2 flops × lanes, where clock and lanes are
     *     known; of the possible FMAs a cycle those nearest to what was measured
     */
    public record Ceiling(Kind kind, String backend, int threads, Sample value, OptionalDouble theory) {

        /** Its name in tables; of what is a backend's own, with that. */
        public String title() {
            return kind == Kind.CALL ? kind.title() + ", " + backend : kind.title();
        }

        /** The median over its theory. */
        public OptionalDouble shareOfTheory() {
            return theory.isPresent()
                    ? OptionalDouble.of(value.median() / theory.getAsDouble())
                    : OptionalDouble.empty();
        }

        /** Whether probe and theory agree, where there is a theory. */
        public boolean disagrees() {
            return shareOfTheory().stream().anyMatch(share -> Math.abs(share - 1) > AGREEMENT);
        }
    }

    static Ceilings of(Run run, Outcomes outcomes) {
        List<CellResult> results = run.cells().stream()
                .filter(Ceilings::isCeiling)
                .flatMap(cell -> outcomes.result(cell).stream())
                .toList();
        OptionalDouble clock = results.stream()
                .filter(result -> kind(result.cell()).equals(Optional.of(Kind.CLOCK)))
                .filter(result -> result.cell().setting().threads() == 1)
                .mapToDouble(result -> value(Kind.CLOCK, result).median())
                .findFirst();
        List<Ceiling> measured = results.stream()
                .flatMap(result -> kind(result.cell())
                        .map(kind -> new Ceiling(
                                kind,
                                result.cell().backend(),
                                result.cell().setting().threads(),
                                value(kind, result),
                                kind == Kind.FMA ? peak(result, clock, run.about()) : OptionalDouble.empty()))
                        .stream())
                .toList();
        List<String> missing = run.cells().stream()
                .filter(cell -> isCeiling(cell) && outcomes.result(cell).isEmpty())
                .map(cell -> missing(cell, outcomes.missing(cell)))
                .toList();
        return new Ceilings(measured, missing);
    }

    private static String missing(Cell cell, Group.Missing outcome) {
        String title = kind(cell).map(Kind::title).orElseGet(cell::id);
        return title + ", " + cell.setting().threadsText() + ", " + outcome.status() + ": " + outcome.why();
    }

    static boolean isCeiling(Cell cell) {
        return cell.setting().family().equals(FAMILY);
    }

    /**
     * The roofline: min(FMA peak, flops/bytes × triad bandwidth) in GFLOP/s, with the same number of threads. Without
     * the peak there is none, and without the bandwidth none for work that moves bytes.
     *
     * <p>Source: S. Williams, A. Waterman, D. Patterson, Roofline, CACM 52(4), 2009. Nominal bytes are compulsory
     * traffic, so operands that stay in a cache can beat it.
     */
    public OptionalDouble roof(Cell.Work work, int threads) {
        OptionalDouble peak = best(Kind.FMA, threads);
        OptionalDouble bandwidth = best(Kind.TRIAD, threads);
        boolean moves = work.bytes() > 0;
        if (peak.isEmpty() || work.flops() <= 0 || (moves && bandwidth.isEmpty())) {
            return OptionalDouble.empty();
        }
        double memory = moves ? work.flops() / work.bytes() * bandwidth.getAsDouble() : Double.POSITIVE_INFINITY;
        return OptionalDouble.of(Math.min(peak.getAsDouble(), memory));
    }

    /** Whether the roofline of some work is the memory's and not the arithmetic's. */
    public boolean isMemoryBound(Cell.Work work, int threads) {
        OptionalDouble roof = roof(work, threads);
        return roof.isPresent() && roof.getAsDouble() < best(Kind.FMA, threads).orElseThrow();
    }

    /** The FMA peak on so many threads, GFLOP/s by fork; of several probes the highest. */
    public Optional<Sample> peak(int threads) {
        return highest(Kind.FMA, threads).map(Ceiling::value);
    }

    private OptionalDouble best(Kind kind, int threads) {
        return highest(kind, threads).stream()
                .mapToDouble(ceiling -> ceiling.value().median())
                .findFirst();
    }

    private Optional<Ceiling> highest(Kind kind, int threads) {
        return all.stream()
                .filter(ceiling -> ceiling.kind() == kind && ceiling.threads() == threads)
                .max(Comparator.comparingDouble(ceiling -> ceiling.value().median()));
    }

    private static Optional<Kind> kind(Cell cell) {
        String name = cell.setting().sizes().getOrDefault("kind", "");
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static Sample value(Kind kind, CellResult result) {
        Cell.Work work = result.cell().work();
        return switch (kind) {
            case FMA, CLOCK -> result.run().map(ns -> work.flops() / ns);
            case TRIAD -> result.run().map(ns -> work.bytes() / ns);
            case RULER -> result.run();
            case CALL -> result.run().map(ns -> ns / work.flops());
        };
    }

    private static OptionalDouble peak(CellResult result, OptionalDouble clock, Run.About about) {
        Cell cell = result.cell();
        int lanes = about.backends().stream()
                .filter(backend -> backend.name().equals(cell.backend()))
                .mapToInt(Run.Backend::lanes)
                .findFirst()
                .orElse(0);
        if (cell.setting().threads() > 1 || clock.isEmpty() || lanes == 0) {
            return OptionalDouble.empty();
        }
        double measured = value(Kind.FMA, result).median();
        return Arrays.stream(FMAS_A_CYCLE)
                .mapToDouble(fmas -> clock.getAsDouble() * fmas * FLOPS_PER_FMA * lanes)
                .boxed()
                .min(Comparator.comparingDouble(theory -> Math.abs(Math.log(measured / theory))))
                .map(OptionalDouble::of)
                .orElseThrow();
    }
}
