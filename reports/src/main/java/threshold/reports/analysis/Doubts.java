package threshold.reports.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.stats.Sample;

/** What a reader should know before believing the numbers: each doubt is one sentence. */
final class Doubts {

    /** A fork further off the median than this is named. */
    private static final double STRAY = 0.20;

    /** A fork is disturbed when other processes took more of the CPU than this. */
    private static final double DISTURBED = 0.10;

    private final Run run;
    private final Outcomes outcomes;
    private final List<String> found = new ArrayList<>();

    private Doubts(Run run, Outcomes outcomes) {
        this.run = run;
        this.outcomes = outcomes;
    }

    static List<String> about(Run run, Outcomes outcomes, Ceilings ceilings) {
        Doubts doubts = new Doubts(run, outcomes);
        doubts.found.addAll(run.warnings());
        doubts.tooFewForks();
        doubts.disturbedForks();
        ceilings.all().stream()
                .filter(Ceilings.Ceiling::disagrees)
                .forEach(ceiling -> doubts.found.add("The FMA probe is more than 3 % off clock × units × lanes: "
                        + "percentages of the ceiling are relative to the probe."));
        run.cells().forEach(doubts::failedForks);
        run.cells().forEach(doubts::strayForks);
        run.cells().forEach(doubts::differentBits);
        return List.copyOf(doubts.found);
    }

    private void tooFewForks() {
        long few = run.cells().stream()
                .flatMap(cell -> outcomes.result(cell).stream())
                .filter(result -> result.run().size() < Sample.FEWEST_FORKS)
                .count();
        if (few > 0) {
            found.add(count(few, "cell has", "cells have") + " fewer than " + Sample.FEWEST_FORKS
                    + " forks: no 95 % interval exists for their medians, and their order is not to be trusted.");
        }
    }

    private void disturbedForks() {
        long disturbed = run.forks().stream()
                .filter(fork -> fork.measurement()
                        .filter(m -> m.foreignCpu() > DISTURBED)
                        .isPresent())
                .count();
        if (disturbed > 0) {
            found.add("In " + disturbed + " of " + run.forks().size()
                    + " forks other processes took more than 10 % of the CPU.");
        }
    }

    private void failedForks(Cell cell) {
        List<Fork> failed = outcomes.withStatus(cell, Fork.Status.FAILED);
        if (!failed.isEmpty() && outcomes.result(cell).isPresent()) {
            found.add(cell.id() + ": " + failed.size() + " of "
                    + count(outcomes.forks(cell).size(), "fork", "forks") + " failed: "
                    + Outcomes.reason(failed.getLast()));
        }
    }

    private void strayForks(Cell cell) {
        outcomes.result(cell).map(CellResult::run).ifPresent(sample -> {
            int[] strays = sample.strays(STRAY);
            if (strays.length > 0) {
                found.add(cell.id() + ": "
                        + Arrays.stream(strays)
                                .mapToObj(i -> stray(sample, i))
                                .collect(Collectors.joining(
                                        ", ",
                                        "",
                                        3 * strays.length >= sample.size() && sample.size() > 2
                                                ? "; the forks fall into modes, so the median says little."
                                                : ".")));
            }
        });
    }

    private static String stray(Sample sample, int i) {
        double off = sample.value(i) / sample.median() - 1;
        return "the fork of round " + sample.round(i) + " is " + Math.round(100 * Math.abs(off)) + " % "
                + (off > 0 ? "above" : "below") + " the median";
    }

    private void differentBits(Cell cell) {
        long solutions = outcomes.withStatus(cell, Fork.Status.OK).stream()
                .map(fork -> fork.measurement().orElseThrow().hash())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (solutions > 1) {
            found.add(cell.id() + ": its forks found " + solutions + " solutions that differ in their bits.");
        }
    }

    private static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
