package threshold.core.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import threshold.core.family.Families;
import threshold.core.family.Family;
import threshold.core.kernel.Sizes;

/**
 * Advice beside what was measured of every solver at sizes that its table may lack, and beside the one solver of a
 * family that no choice of a single one beats.
 *
 * <p>Of a problem the best is the fastest solver that is good enough by the residual that it has there. The steady
 * choice is known only afterwards, over all problems of its family: that solver whose times over the best have the
 * least geometric mean. A solver that is not good enough, or was not measured, takes infinitely long.
 *
 * @param problems by family, in the order of what was measured
 */
public record Backtest(List<Problem> problems) {

    public Backtest {
        problems = List.copyOf(problems);
    }

    /**
     * A problem that some solver solved well enough.
     *
     * @param family the family's name
     * @param sizes its sizes by name
     * @param best {@code backend:method} of the fastest
     * @param time what that took, ns
     * @param advised what was advised, unless nothing was
     * @param steady the steady choice of its family
     */
    public record Problem(
            String family,
            Map<String, String> sizes,
            String best,
            double time,
            Optional<Choice> advised,
            Choice steady) {}

    /**
     * A solver that was chosen.
     *
     * @param solver {@code backend:method}
     * @param ratio of its time to the best, at least 1; infinite where it is not good enough or was not measured
     * @param foretold whether its time lay in the interval that was foretold of it; false where none was
     */
    public record Choice(String solver, double ratio, boolean foretold) {}

    static Backtest of(Advice advice, List<MeasuredCell> measured, Need need) {
        Map<String, List<MeasuredCell>> byFamily = measured.stream()
                .collect(Collectors.groupingBy(MeasuredCell::family, LinkedHashMap::new, Collectors.toList()));
        List<Problem> problems = new ArrayList<>();
        byFamily.forEach(
                (name, cells) -> problems.addAll(new OfFamily(Families.named(name), cells, advice, need).problems()));
        return new Backtest(problems);
    }

    /** The problems of one family. */
    private record OfFamily(Family<?, ?, ?> family, List<MeasuredCell> cells, Advice advice, Need need) {

        List<Problem> problems() {
            Map<Sizes, Map<String, MeasuredCell>> solved = new LinkedHashMap<>();
            cells.stream()
                    .collect(Collectors.groupingBy(
                            cell -> Advice.read(family, cell.sizes()), LinkedHashMap::new, Collectors.toList()))
                    .forEach((sizes, ofSizes) -> {
                        Map<String, MeasuredCell> able = able(sizes, ofSizes);
                        if (!able.isEmpty()) {
                            solved.put(sizes, able);
                        }
                    });
            String steady = steady(List.copyOf(solved.values()));
            return solved.entrySet().stream()
                    .map(problem -> problem(problem.getKey(), problem.getValue(), steady))
                    .toList();
        }

        /** By solver what solved it well enough. */
        private Map<String, MeasuredCell> able(Sizes sizes, List<MeasuredCell> ofSizes) {
            Map<String, MeasuredCell> able = new LinkedHashMap<>();
            ofSizes.stream()
                    .collect(Collectors.groupingBy(MeasuredCell::solver, LinkedHashMap::new, Collectors.toList()))
                    .forEach((solver, ofSolver) -> {
                        MeasuredCell cell = MeasuredCell.nearest(ofSolver, need.kappa());
                        if (ForwardError.why(List.of(cell), sizes.unknowns(), need)
                                .isEmpty()) {
                            able.put(solver, cell);
                        }
                    });
            return able;
        }

        private Problem problem(Sizes sizes, Map<String, MeasuredCell> able, String steady) {
            MeasuredCell best = fastest(able);
            Optional<Choice> advised = advice.about(family, sizes, need).best().map(candidate -> {
                double time = time(able, candidate.solver());
                return new Choice(
                        candidate.solver(), time / best.time(), candidate.low() <= time && time <= candidate.high());
            });
            return new Problem(
                    family.name(),
                    sizes.named(),
                    best.solver(),
                    best.time(),
                    advised,
                    new Choice(steady, time(able, steady) / best.time(), false));
        }
    }

    private static MeasuredCell fastest(Map<String, MeasuredCell> able) {
        return able.values().stream()
                .min(Comparator.comparingDouble(MeasuredCell::time))
                .orElseThrow();
    }

    private static double time(Map<String, MeasuredCell> able, String solver) {
        MeasuredCell cell = able.get(solver);
        return cell == null ? Double.POSITIVE_INFINITY : cell.time();
    }

    /** Blank without problems; where every solver misses one, that which misses fewest. */
    private static String steady(List<Map<String, MeasuredCell>> problems) {
        return problems.stream()
                .flatMap(able -> able.keySet().stream())
                .distinct()
                .min(Comparator.comparingLong((String solver) -> missed(problems, solver))
                        .thenComparingDouble(solver -> meanLogRatio(problems, solver))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static long missed(List<Map<String, MeasuredCell>> problems, String solver) {
        return problems.stream().filter(able -> !able.containsKey(solver)).count();
    }

    private static double meanLogRatio(List<Map<String, MeasuredCell>> problems, String solver) {
        return problems.stream()
                .filter(able -> able.containsKey(solver))
                .mapToDouble(able -> Math.log(time(able, solver) / fastest(able).time()))
                .average()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
