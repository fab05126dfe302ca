package threshold.reports.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.reports.model.AccuracyClass;
import threshold.reports.model.Cell;
import threshold.reports.model.Setting;
import threshold.reports.stats.RatioOfMedians;
import threshold.reports.stats.Sample;

/**
 * Every solver of one setting. Solvers are ranked by the median of {@code run}, each class of accuracy on its own; a
 * result over its bound is shown and never ranked.
 *
 * @param setting what was solved
 * @param work nominal work, the same for all
 * @param kappa condition number of the problem, infinite for a rank-deficient one, NaN where it is not known
 * @param roof attainable GFLOP/s by the ceilings of this run, where they were measured
 * @param rankings one per class that has results, in the order of the classes
 * @param overBound results over their bound, fastest first
 * @param missing planned cells without a result
 */
public record Group(
        Setting setting,
        Cell.Work work,
        double kappa,
        OptionalDouble roof,
        List<Ranking> rankings,
        List<CellResult> overBound,
        List<Missing> missing) {

    /**
     * @param kind the class
     * @param ranked its results, fastest first
     */
    public record Ranking(AccuracyClass kind, List<Ranked> ranked) {

        /** Whether every result has the forks that an order takes, {@value Sample#FEWEST_FORKS}. */
        public boolean isEstablished() {
            return ranked.stream().allMatch(one -> one.result().hasEnoughForks());
        }
    }

    /**
     * @param place from 1
     * @param result the result
     * @param toBest its time over that of the best of its class; empty for the best
     */
    public record Ranked(int place, CellResult result, Optional<RatioOfMedians> toBest) {

        /** Whether it cannot be told from the best: the interval of the ratio includes 1. */
        public boolean tiesWithBest() {
            return toBest.filter(RatioOfMedians::isTie).isPresent();
        }
    }

    /**
     * @param cell the cell without a result
     * @param status {@code failed}, {@code skipped} or {@code not run}
     * @param why one sentence
     */
    public record Missing(Cell cell, String status, String why) {}

    private static final Comparator<CellResult> FASTEST_FIRST =
            Comparator.comparingDouble(result -> result.run().median());

    /** From the cells of one setting, at least one. */
    static Group of(List<Cell> cells, Outcomes outcomes, Ceilings ceilings) {
        Cell any = cells.getFirst();
        List<CellResult> results = cells.stream()
                .flatMap(cell -> outcomes.result(cell).stream())
                .sorted(FASTEST_FIRST)
                .toList();
        List<Ranking> rankings = new ArrayList<>();
        for (AccuracyClass kind : AccuracyClass.values()) {
            List<CellResult> ofClass = results.stream()
                    .filter(result -> result.cell().accuracy().kind() == kind && !result.overBound())
                    .toList();
            if (!ofClass.isEmpty()) {
                rankings.add(new Ranking(kind, ranked(ofClass)));
            }
        }
        return new Group(
                any.setting(),
                any.work(),
                results.stream()
                        .mapToDouble(CellResult::kappa)
                        .filter(kappa -> !Double.isNaN(kappa))
                        .max()
                        .orElse(Double.NaN),
                ceilings.roof(any.work(), any.setting().threads()),
                rankings,
                results.stream().filter(CellResult::overBound).toList(),
                cells.stream()
                        .filter(cell -> outcomes.result(cell).isEmpty())
                        .map(outcomes::missing)
                        .toList());
    }

    private static List<Ranked> ranked(List<CellResult> fastestFirst) {
        CellResult best = fastestFirst.getFirst();
        List<Ranked> ranked = new ArrayList<>();
        for (CellResult result : fastestFirst) {
            Optional<RatioOfMedians> toBest =
                    result == best ? Optional.empty() : Optional.of(RatioOfMedians.of(result.run(), best.run()));
            ranked.add(new Ranked(ranked.size() + 1, result, toBest));
        }
        return List.copyOf(ranked);
    }

    /** The results with fewer forks than another of this setting. */
    public List<CellResult> withFewerForks() {
        return results().stream()
                .filter(result -> result.run().size() < mostForks())
                .toList();
    }

    /** The most forks that a result of this setting has, 0 without results. */
    public int mostForks() {
        return results().stream().mapToInt(result -> result.run().size()).max().orElse(0);
    }

    /** All results, ranked ones first. */
    public List<CellResult> results() {
        List<CellResult> all = new ArrayList<>();
        rankings.forEach(ranking -> ranking.ranked().forEach(ranked -> all.add(ranked.result())));
        all.addAll(overBound);
        return all;
    }
}
