package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Group;
import threshold.reports.analysis.Report;
import threshold.reports.stats.Sample;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** The answer before the tables: who is fastest in each setting outside a scaling series, in a sentence. */
final class Glance {

    private Glance() {}

    /** A sentence for each setting with an established ranking, and one that counts the others. */
    static List<String> of(Report report) {
        List<Group> ranked = report.groups().stream()
                .filter(group -> !group.rankings().isEmpty())
                .filter(group -> group.results().stream()
                        .allMatch(result -> result.cell().place().axes().isEmpty()))
                .toList();
        List<String> sentences = new ArrayList<>(ranked.stream()
                .filter(Glance::hasEstablished)
                .map(Glance::sentence)
                .toList());
        int others = ranked.size() - sentences.size();
        if (others > 0) {
            sentences.add((sentences.isEmpty()
                            ? "This run has too few forks for a ranking"
                            : "Too few forks for a ranking in " + others + " more")
                    + ": it takes " + Sample.FEWEST_FORKS + " of every solver.");
        }
        return sentences;
    }

    private static boolean hasEstablished(Group group) {
        return group.rankings().stream().anyMatch(Group.Ranking::isEstablished);
    }

    private static String sentence(Group group) {
        List<String> parts = new ArrayList<>();
        for (Group.Ranking ranking : group.rankings()) {
            parts.add((group.rankings().size() > 1 ? ranking.kind().label() + " " : "")
                    + (ranking.isEstablished() ? best(ranking) : "has too few forks for a ranking"));
        }
        return group.setting().family() + " " + group.setting().text() + ": " + String.join("; ", parts);
    }

    private static String best(Group.Ranking ranking) {
        CellResult best = ranking.ranked().getFirst().result();
        String ties = ranking.ranked().stream()
                .filter(Group.Ranked::tiesWithBest)
                .map(ranked -> ranked.result().cell().solver())
                .collect(Collectors.joining(", "));
        return best.cell().solver() + " " + TimeScale.format(best.run().median(), 3)
                + (ties.isEmpty() ? "" : ", tied with " + ties)
                + nextBackend(ranking, best).orElse("");
    }

    /** The first of another backend that is not a tie: how much the choice of backend matters. */
    private static Optional<String> nextBackend(Group.Ranking ranking, CellResult best) {
        return ranking.ranked().stream()
                .filter(ranked -> !ranked.tiesWithBest())
                .filter(ranked ->
                        !ranked.result().cell().backend().equals(best.cell().backend()))
                .findFirst()
                .flatMap(ranked -> ranked.toBest()
                        .map(toBest -> ", then " + ranked.result().cell().solver() + " "
                                + Numbers.significant(toBest.ratio(), 3) + "×"));
    }
}
