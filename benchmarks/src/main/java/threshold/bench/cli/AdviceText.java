package threshold.bench.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import threshold.bench.machine.Build;
import threshold.core.advice.Advice;
import threshold.core.advice.Candidate;
import threshold.core.advice.Need;
import threshold.core.advice.Recommendation;
import threshold.core.backend.Backend;
import threshold.core.backend.Backends;
import threshold.core.family.Family;
import threshold.core.kernel.Sizes;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** Advice for a console of 80 columns. */
final class AdviceText {

    private static final int MOST_RIVALS = 5;

    private final Advice advice;
    private final Family<?, ?, ?> family;
    private final Sizes sizes;
    private final Need need;
    private final Wrapped text = new Wrapped();

    AdviceText(Advice advice, Family<?, ?, ?> family, Sizes sizes, Need need) {
        this.advice = advice;
        this.family = family;
        this.sizes = sizes;
        this.need = need;
    }

    String of(Recommendation recommendation) {
        line(family.name() + " " + AdviceWords.sizes(sizes.named()) + ", " + AdviceWords.need(need));
        line("on " + advice.machine() + ", measured " + advice.created());
        line("");
        Optional<Candidate> best = recommendation.best();
        if (best.isPresent()) {
            ranking(recommendation.ranked());
            beyond(best.get());
            toUse(best.get());
        } else {
            line("No solver can be advised"
                    + (recommendation.unfit().isEmpty()
                            ? ": nothing of " + family.name() + " was measured on so many threads. "
                                    + "Measure by threshold run --suite advice --family " + family.name()
                                    + " --threads "
                                    + need.threads()
                            : "."));
        }
        unfit(recommendation.unfit());
        return text.toString();
    }

    private void ranking(List<Candidate> ranked) {
        row("use", "solver", "time", "95 % interval", "x best", "error");
        Candidate best = ranked.getFirst();
        for (Candidate candidate : ranked.subList(0, Math.min(1 + MOST_RIVALS, ranked.size()))) {
            row(
                    candidate == best ? "->" : "",
                    candidate.solver(),
                    TimeScale.format(candidate.time(), 3),
                    TimeScale.format(candidate.low(), 3) + " to " + TimeScale.format(candidate.high(), 3),
                    Numbers.significant(candidate.time() / best.time(), 3),
                    Numbers.significant(candidate.error(), 2));
        }
        if (ranked.size() > 1 + MOST_RIVALS) {
            line("    and " + (ranked.size() - 1 - MOST_RIVALS) + " slower ones");
        }
    }

    private void row(String use, String solver, String time, String interval, String ratio, String error) {
        line(("%-3s %-22s %9s %22s %7s %8s").formatted(use, solver, time, interval, ratio, error));
    }

    private void beyond(Candidate best) {
        line("");
        line(
                best.reach() > 1
                        ? "The sizes lie " + Numbers.plain(best.reach()) + " times beyond the " + best.measured()
                                + " that were measured of it."
                        : "The sizes lie within the " + best.measured() + " that were measured of it.");
        if (!best.spreadKnown()) {
            line("How far forks lie apart was not measured, and 5 % is taken for it: two forks of some cells tell.");
        }
    }

    private void toUse(Candidate best) {
        Optional<Backend> known = Backends.all().stream()
                .filter(backend -> backend.name().equals(best.backend()))
                .findFirst();
        known.ifPresent(backend -> {
            List<String> flags = backend.jvmFlags();
            line("JVM flags:  " + (flags.isEmpty() ? "none" : String.join(" ", flags)));
            line("dependency: threshold:core:" + Build.current().version());
            backend.artifact().ifPresent(artifact -> line("            " + artifact + version(best.backend())));
        });
    }

    private String version(String backend) {
        return advice.facts(backend).stream()
                .filter(fact -> fact.startsWith("version="))
                .map(fact -> ":" + fact.substring("version=".length()))
                .findFirst()
                .orElse("");
    }

    private void unfit(List<Recommendation.Unfit> unfit) {
        if (unfit.isEmpty()) {
            return;
        }
        line("");
        line("Not advised:");
        Map<String, List<String>> byReason = unfit.stream()
                .collect(Collectors.groupingBy(
                        Recommendation.Unfit::why,
                        LinkedHashMap::new,
                        Collectors.mapping(Recommendation.Unfit::solver, Collectors.toList())));
        byReason.forEach((why, solvers) -> line("  " + String.join(", ", solvers) + ": " + why));
    }

    private void line(String content) {
        text.line(content);
    }
}
