package threshold.reports.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import threshold.reports.model.Cell;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;
import threshold.reports.stats.Sample;
import threshold.reports.unit.Numbers;

/** What a reader should know before believing the numbers: each doubt is one sentence. */
final class Doubts {

    /** A fork further off the median than this is named. */
    private static final double STRAY = 0.20;

    /** A fork is disturbed when other processes took more of the CPU than this. */
    private static final double DISTURBED = 0.10;

    /** A ruler that changed by more than this from the first third of the rounds to the last. */
    private static final double DRIFTED = 0.05;

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
        doubts.disturbedIterations();
        doubts.leftOutForks();
        ceilings.all().stream()
                .filter(Ceilings.Ceiling::disagrees)
                .forEach(ceiling -> doubts.found.add("The FMA probe is more than 3 % off clock × FMAs a cycle × lanes: "
                        + "percentages of the ceiling are relative to the probe."));
        ceilings.all().stream()
                .filter(ceiling -> ceiling.kind() == Ceilings.Kind.RULER)
                .forEach(ruler -> doubts.drift(ruler.value()));
        run.cells().forEach(doubts::aboutCell);
        return List.copyOf(doubts.found);
    }

    private void tooFewForks() {
        long few = run.cells().stream()
                .flatMap(cell -> outcomes.result(cell).stream())
                .filter(result -> !result.hasEnoughForks())
                .count();
        if (few > 0) {
            found.add(count(few, "cell has", "cells have") + " fewer than " + Sample.FEWEST_FORKS
                    + " forks: no 95 % interval exists for their medians, and their order is not to be trusted.");
        }
    }

    private void disturbedForks() {
        List<Fork.Measurement> measured = run.forks().stream()
                .flatMap(fork -> fork.measurement().stream())
                .toList();
        long disturbed =
                measured.stream().filter(m -> m.foreignCpu() > DISTURBED).count();
        if (disturbed > 0) {
            found.add("In " + disturbed + " of " + count(measured.size(), "fork", "forks")
                    + " other processes took more than 10 % of the CPU.");
        }
    }

    private void disturbedIterations() {
        List<Integer> disturbed = run.forks().stream()
                .flatMap(fork -> fork.measurement().stream())
                .map(measurement -> measurement.cost().disturbed())
                .filter(iterations -> iterations > 0)
                .toList();
        int iterations = disturbed.stream().mapToInt(Integer::intValue).sum();
        if (iterations > 0) {
            found.add(count(iterations, "iteration", "iterations") + " of "
                    + count(disturbed.size(), "fork", "forks")
                    + " left out of all figures: the ruler beside them tells that others slowed the machine.");
        }
    }

    private void leftOutForks() {
        List<Cell> cells = run.cells().stream()
                .filter(cell -> !outcomes.leftOut(cell).isEmpty())
                .toList();
        int forks =
                cells.stream().mapToInt(cell -> outcomes.leftOut(cell).size()).sum();
        if (forks > 0) {
            found.add(count(forks, "fork", "forks") + " of " + count(cells.size(), "cell", "cells")
                    + " left out of all figures: measured while the JIT compiler was at work or the machine slow, and once more in the same"
                    + " round. The cells are named below.");
        }
    }

    /** Every round runs the same fixed work once: its time should not depend on the round. */
    private void drift(Sample ruler) {
        double drift = ruler.drift().orElse(0);
        if (Math.abs(drift) > DRIFTED) {
            found.add("The machine changed during the run: from the first third of the rounds to the last the ruler, a "
                    + "fixed scalar loop, became " + Numbers.percent(Math.abs(drift))
                    + (drift > 0 ? " slower." : " faster."));
        }
    }

    /** One doubt for a cell, whatever there is to say of it. */
    private void aboutCell(Cell cell) {
        List<String> remarks = outcomes.result(cell).stream()
                .flatMap(result -> Stream.of(
                                lostForks(cell),
                                strayForks(result.run()),
                                differentBits(cell),
                                leftOutForks(cell),
                                unsteadyForks(cell))
                        .flatMap(Optional::stream))
                .toList();
        if (!remarks.isEmpty()) {
            found.add(cell.setting().of(cell.solver()) + ": " + String.join("; ", remarks) + ".");
        }
    }

    /** The rounds that brought nothing: once a fork has failed or taken too long, the later ones are skipped. */
    private Optional<String> lostForks(Cell cell) {
        List<Fork> failed = outcomes.withStatus(cell, Fork.Status.FAILED);
        List<Fork> skipped = outcomes.withStatus(cell, Fork.Status.SKIPPED);
        if (failed.isEmpty() && skipped.isEmpty()) {
            return Optional.empty();
        }
        String how = Stream.of(failed.isEmpty() ? "" : "failed", skipped.isEmpty() ? "" : "were skipped")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" or "));
        String why = Outcomes.reason(failed.isEmpty() ? skipped.getFirst() : failed.getLast());
        return Optional.of(failed.size() + skipped.size() + " of "
                + count(outcomes.forks(cell).size(), "fork", "forks") + " " + how + ": "
                + why.replaceFirst("\\.$", ""));
    }

    private Optional<String> leftOutForks(Cell cell) {
        List<Fork> leftOut = outcomes.leftOut(cell);
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of(leftOut.stream()
                        .map(fork -> "a fork of round " + fork.round() + " was left out: " + Outcomes.reason(fork))
                        .collect(Collectors.joining(", ")));
    }

    private Optional<String> unsteadyForks(Cell cell) {
        List<Fork> ended = outcomes.withStatus(cell, Fork.Status.OK);
        List<String> doubts = ended.stream()
                .map(fork -> fork.measurement().orElseThrow().doubt())
                .filter(Objects::nonNull)
                .toList();
        return doubts.isEmpty()
                ? Optional.empty()
                : Optional.of(doubts.size() + " of " + count(ended.size(), "fork", "forks") + " not steady: "
                        + doubts.getFirst());
    }

    private static Optional<String> strayForks(Sample sample) {
        int[] strays = sample.strays(STRAY);
        boolean modes = 3 * strays.length >= sample.size() && sample.size() > 2;
        return strays.length == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(strays)
                        .mapToObj(i -> stray(sample, i))
                        .collect(Collectors.joining(
                                ", ", "", modes ? "; the forks fall into modes, so the median says little" : "")));
    }

    private static String stray(Sample sample, int i) {
        double off = sample.value(i) / sample.median() - 1;
        return "the fork of round " + sample.round(i) + " is " + Math.round(100 * Math.abs(off)) + " % "
                + (off > 0 ? "above" : "below") + " the median";
    }

    private Optional<String> differentBits(Cell cell) {
        long solutions = outcomes.withStatus(cell, Fork.Status.OK).stream()
                .map(fork -> fork.measurement().orElseThrow().hash())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return solutions > 1
                ? Optional.of("its forks found " + solutions + " solutions that differ in their bits")
                : Optional.empty();
    }

    private static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
