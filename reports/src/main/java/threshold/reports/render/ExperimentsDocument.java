package threshold.reports.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import threshold.reports.model.Experiment;
import threshold.reports.unit.Numbers;

/** Lays out what is demanded of experiments beside what each backend measured, and the time that each took. */
final class ExperimentsDocument {

    private final List<Experiment> all;
    private final List<String> backends;

    private ExperimentsDocument(List<Experiment> all) {
        this.all = all;
        backends = all.stream().map(Experiment::backend).distinct().toList();
    }

    static Document of(List<Experiment> all) {
        ExperimentsDocument layout = new ExperimentsDocument(all);
        List<Document.Section> sections = new ArrayList<>();
        sections.add(new Document.Section("about", Document.Weight.MAIN, layout.about()));
        layout.byName()
                .forEach((name, experiments) ->
                        sections.add(new Document.Section(name, Document.Weight.MAIN, layout.criteria(experiments))));
        if (all.stream().anyMatch(one -> !one.methods().isEmpty())) {
            sections.add(new Document.Section("methods", Document.Weight.MAIN, layout.methods()));
        }
        sections.add(new Document.Section("times", Document.Weight.MAIN, layout.times()));
        return new Document("Threshold: " + layout.kind(), sections, "criteria.md");
    }

    private String kind() {
        return isStudy() ? "study" : "reproduction";
    }

    private boolean isStudy() {
        return all.stream().allMatch(Experiment::isStudy);
    }

    private String outcome(long missed) {
        if (missed > 0) {
            return "failed";
        }
        return isStudy() ? "done" : "passed";
    }

    private Map<String, List<Experiment>> byName() {
        return all.stream().collect(Collectors.groupingBy(Experiment::name, LinkedHashMap::new, Collectors.toList()));
    }

    private List<Block> about() {
        List<Experiment.Demand> demands = all.stream()
                .flatMap(one -> one.criteria().stream())
                .filter(Experiment.Demand::isJudged)
                .toList();
        long missed = demands.stream().filter(demand -> !demand.met()).count();
        Experiment first = all.getFirst();
        return List.of(
                new Block.Heading(1, "Threshold: " + kind() + " " + outcome(missed)),
                new Block.Text((demands.size() - missed) + " of " + demands.size() + " criteria are met · "
                        + String.join(", ", backends) + " · " + first.effort() + " · threads: " + first.threads()
                        + " · Threshold " + first.build()));
    }

    private List<Block> criteria(List<Experiment> experiments) {
        Experiment first = experiments.getFirst();
        Table table = first.isStudy() ? figures(experiments) : demands(experiments);
        return List.of(new Block.Heading(2, first.name() + " · " + first.title()), table);
    }

    /** A line for each figure, and what is demanded of the few of which something is. */
    private static Table figures(List<Experiment> experiments) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("figure")));
        experiments.forEach(one -> columns.add(Table.Column.number(one.backend())));
        columns.add(Table.Column.text("demanded"));
        List<Table.Row> rows = new ArrayList<>();
        List<Experiment.Demand> demands = experiments.getFirst().criteria();
        for (int c = 0; c < demands.size(); c++) {
            List<String> line = new ArrayList<>(List.of(demands.get(c).claim()));
            line.addAll(measured(experiments, c));
            line.add(demands.get(c).demanded());
            rows.add(new Table.Line(line, style(experiments, c)));
        }
        return new Table(List.copyOf(columns), rows);
    }

    /** Claims are long: each stands above what is demanded and measured. */
    private static Table demands(List<Experiment> experiments) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("demanded")));
        experiments.forEach(one -> columns.add(Table.Column.number(one.backend())));
        List<Table.Row> rows = new ArrayList<>();
        List<Experiment.Demand> demands = experiments.getFirst().criteria();
        for (int c = 0; c < demands.size(); c++) {
            rows.add(new Table.Part(demands.get(c).claim()));
            List<String> line = new ArrayList<>(List.of(demands.get(c).demanded()));
            line.addAll(measured(experiments, c));
            rows.add(new Table.Line(line, style(experiments, c)));
        }
        return new Table(List.copyOf(columns), rows);
    }

    private static List<String> measured(List<Experiment> experiments, int criterion) {
        return experiments.stream()
                .map(one -> at(one, criterion)
                        .map(demand -> Numbers.figure(demand.measured(), 4) + (demand.met() ? "" : " !"))
                        .orElse("–"))
                .toList();
    }

    private static Table.Style style(List<Experiment> experiments, int criterion) {
        boolean met = experiments.stream()
                .allMatch(one -> at(one, criterion).map(Experiment.Demand::met).orElse(true));
        return met ? Table.Style.PLAIN : Table.Style.ALARM;
    }

    private static Optional<Experiment.Demand> at(Experiment one, int criterion) {
        return criterion < one.criteria().size() ? Optional.of(one.criteria().get(criterion)) : Optional.empty();
    }

    /** A row for each family and method: backends that use it share it. */
    private List<Block> methods() {
        Map<String, Map<String, Set<String>>> used = new TreeMap<>();
        for (Experiment one : all) {
            one.methods().forEach((family, names) -> {
                for (String name : names) {
                    used.computeIfAbsent(family, _ -> new LinkedHashMap<>())
                            .computeIfAbsent(name, _ -> new LinkedHashSet<>())
                            .add(one.backend());
                }
            });
        }
        List<Table.Row> rows = new ArrayList<>();
        used.forEach((family, byMethod) -> byMethod.forEach((method, users) -> rows.add(new Table.Line(
                List.of(family, method, users.containsAll(backends) ? "all" : String.join(", ", users)),
                Table.Style.PLAIN))));
        return List.of(
                new Block.Heading(2, "Methods"),
                new Table(
                        List.of(Table.Column.text("family"), Table.Column.text("method"), Table.Column.text("used by")),
                        rows));
    }

    private List<Block> times() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("experiment")));
        backends.forEach(backend -> columns.add(Table.Column.number(backend)));
        List<Table.Row> rows = new ArrayList<>();
        byName().forEach((name, experiments) -> rows.add(
                line(name, experiments.stream().collect(Collectors.toMap(Experiment::backend, Experiment::seconds)))));
        Map<String, Double> sums = all.stream()
                .collect(Collectors.groupingBy(Experiment::backend, Collectors.summingDouble(Experiment::seconds)));
        rows.add(line("all", sums));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, "Time"));
        blocks.add(new Block.Text(
                "Seconds, measured once, warm-up of the JVM and what no kernel does included: the benchmarks"
                        + " of the kernels tell how fast they are."));
        blocks.add(new Table(List.copyOf(columns), rows));
        return blocks;
    }

    private Table.Line line(String name, Map<String, Double> seconds) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (String backend : backends) {
            Double time = seconds.get(backend);
            cells.add(time == null ? "–" : Numbers.significant(time, 3));
        }
        return new Table.Line(cells, Table.Style.PLAIN);
    }
}
