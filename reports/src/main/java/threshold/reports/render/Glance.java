package threshold.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import threshold.reports.analysis.CellResult;
import threshold.reports.analysis.Group;
import threshold.reports.analysis.Report;
import threshold.reports.unit.Numbers;
import threshold.reports.unit.TimeScale;

/** The answer before the tables: who is fastest in each setting outside a scaling series, in a sentence. */
final class Glance {

    private Glance() {}

    static List<String> of(Report report) {
        return report.groups().stream()
                .filter(group -> !group.rankings().isEmpty())
                .filter(group -> group.results().stream()
                        .allMatch(result -> result.cell().place().axes().isEmpty()))
                .map(Glance::sentence)
                .toList();
    }

    private static String sentence(Group group) {
        List<String> parts = new ArrayList<>();
        for (Group.Ranking ranking : group.rankings()) {
            parts.add((group.rankings().size() > 1 ? ranking.kind().label() + " " : "") + best(ranking));
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
