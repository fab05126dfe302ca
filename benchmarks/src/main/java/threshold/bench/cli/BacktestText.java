package threshold.bench.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import threshold.core.advice.Backtest.Choice;
import threshold.core.advice.Backtest.Problem;
import threshold.core.advice.Need;
import threshold.reports.unit.Numbers;

/** Advice beside what was measured, for a console of 80 columns. */
final class BacktestText {

    /** What is advised is right if it takes at most so many times as long as the fastest. */
    private static final double RIGHT = 1.1;

    private final List<Problem> problems;
    private final Need need;
    private final Wrapped text = new Wrapped();

    BacktestText(List<Problem> problems, Need need) {
        this.problems = problems;
        this.need = need;
    }

    String whole() {
        if (problems.isEmpty()) {
            text.line("No problem was measured that a solver solves well enough: " + AdviceWords.need(need) + ".");
            return text.toString();
        }
        text.line("Advice beside what was measured, " + AdviceWords.need(need));
        problems.stream()
                .collect(Collectors.groupingBy(Problem::family, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::table);
        text.line("");
        summary();
        return text.toString();
    }

    private void table(String family, List<Problem> ofFamily) {
        text.line("");
        row(family, "fastest", "advised", "x best");
        for (Problem problem : ofFamily) {
            row(
                    "  " + AdviceWords.sizes(varying(problem, ofFamily)),
                    problem.best(),
                    problem.advised()
                            .map(Choice::solver)
                            .map(solver -> solver.equals(problem.best()) ? "the same" : solver)
                            .orElse("none"),
                    problem.advised().map(choice -> ratio(choice.ratio())).orElse(""));
        }
    }

    /** The sizes that are not the same in all problems; all of them where there is one problem. */
    private static Map<String, String> varying(Problem problem, List<Problem> ofFamily) {
        Map<String, String> varying = new LinkedHashMap<>(problem.sizes());
        if (ofFamily.size() > 1) {
            varying.entrySet()
                    .removeIf(size -> ofFamily.stream()
                            .allMatch(other ->
                                    size.getValue().equals(other.sizes().get(size.getKey()))));
        }
        return varying;
    }

    private void row(String problem, String best, String advised, String ratio) {
        text.line("%-30s %-20s %-20s %7s".formatted(problem, best, advised, ratio));
    }

    private void summary() {
        text.line("%-17s %-18s %9s %10s %10s".formatted("", "within 10 %", "missing", "mean", "worst"));
        tally("advised", problem -> problem.advised().map(Choice::ratio).orElse(Double.POSITIVE_INFINITY));
        tally("always the same", problem -> problem.steady().ratio());
        text.line("The same: in each family that solver which is best over these problems, "
                + problems.stream()
                        .map(problem -> problem.steady().solver() + " for " + problem.family())
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ".");
        List<Choice> advised =
                problems.stream().flatMap(problem -> problem.advised().stream()).toList();
        text.line(
                "Missing: nothing was advised, or it was not measured there or not accurate enough; the mean and the worst"
                        + " ratio are of the others.");
        if (!advised.isEmpty()) {
            text.line("Times that lay in the interval that was foretold: "
                    + share(advised.stream().filter(Choice::foretold).count(), advised.size()) + ".");
        }
    }

    /** The mean is geometric. */
    private void tally(String choice, ToDoubleFunction<Problem> ratio) {
        double[] ratios = problems.stream().mapToDouble(ratio).sorted().toArray();
        double[] known = Arrays.stream(ratios).filter(Double::isFinite).toArray();
        long right = Arrays.stream(ratios).filter(value -> value <= RIGHT).count();
        double mean = Math.exp(Arrays.stream(known).map(Math::log).average().orElse(Double.NaN));
        double worst = known.length == 0 ? Double.NaN : known[known.length - 1];
        text.line("%-17s %-18s %9d %10s %10s"
                .formatted(
                        choice, share(right, ratios.length), ratios.length - known.length, ratio(mean), ratio(worst)));
    }

    private static String share(long part, long all) {
        return part + " of " + all + " (" + Numbers.percent((double) part / all) + ")";
    }

    private static String ratio(double ratio) {
        return Double.isInfinite(ratio) ? "missing" : Numbers.significant(ratio, 3);
    }
}
