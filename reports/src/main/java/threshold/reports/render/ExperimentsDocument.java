package threshold.reports.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import threshold.reports.model.Experiment;
import threshold.reports.unit.Numbers;

/** Lays out the criteria of experiments beside what each backend measured, and the time that each took. */
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
        return new Document("Threshold: reproduction", sections, "criteria.md");
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
                new Block.Heading(1, "Threshold: reproduction " + (missed == 0 ? "passed" : "failed")),
                new Block.Text((demands.size() - missed) + " of " + demands.size() + " criteria are met · "
                        + String.join(", ", backends) + " · " + first.effort() + " · threads: " + first.threads()
                        + " · Threshold " + first.build()));
    }

    private List<Block> criteria(List<Experiment> experiments) {
        Experiment first = experiments.getFirst();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("demanded")));
        experiments.forEach(one -> columns.add(Table.Column.number(one.backend())));
        List<Table.Row> rows = new ArrayList<>();
        for (int c = 0; c < first.criteria().size(); c++) {
            Experiment.Demand demand = first.criteria().get(c);
            rows.add(new Table.Part(demand.claim()));
            List<String> line = new ArrayList<>(List.of(demand.demanded()));
            boolean met = true;
            for (Experiment one : experiments) {
                if (c < one.criteria().size()) {
                    Experiment.Demand measured = one.criteria().get(c);
                    met &= measured.met();
                    line.add(Numbers.significant(measured.measured(), 4) + (measured.met() ? "" : " !"));
                } else {
                    line.add("–");
                }
            }
            rows.add(new Table.Line(line, met ? Table.Style.PLAIN : Table.Style.ALARM));
        }
        return List.of(
                new Block.Heading(2, first.name() + " · " + first.title()), new Table(List.copyOf(columns), rows));
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
