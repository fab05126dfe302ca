package threshold.reports.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import threshold.reports.model.Experiment;
import threshold.reports.model.Experiment.Curve;
import threshold.reports.model.Experiment.Demand;
import threshold.reports.model.Experiment.Picture;
import threshold.reports.model.Experiment.Scale;
import tools.jackson.databind.JsonNode;

/** Reads what experiments found: a folder of {@code E1.json} files for each backend. */
public final class ExperimentReader {

    private static final int SCHEMA = 1;

    private ExperimentReader() {}

    /**
     * Every experiment in the folders of a reproduction, in the order of their names and numbers, one backend after the
     * other.
     *
     * @throws IOException naming the folder if there is none, or the file, line and fault
     */
    public static List<Experiment> read(Path reproduction) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(reproduction, 2)) {
            files = all.filter(file -> file.getFileName().toString().matches("[A-Z]+[0-9]+\\.json"))
                    .sorted(Comparator.comparing((Path file) -> file.getParent())
                            .thenComparing(file -> file.getFileName().toString().charAt(0))
                            .thenComparing(file -> file.getFileName().toString().length())
                            .thenComparing(Path::getFileName))
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IOException(reproduction + " has no experiments in it: threshold reproduce makes such a folder");
        }
        List<Experiment> experiments = new ArrayList<>();
        for (Path file : files) {
            experiments.add(Json.read(file, document -> experiment(Fields.of("", document))));
        }
        return experiments;
    }

    private static Experiment experiment(Fields fields) {
        if (fields.whole("schema") > SCHEMA) {
            fields.wrong("schema", "at most " + SCHEMA + ": the file is of a newer build");
        }
        List<String> columns = fields.textsOrNone("columns");
        return new Experiment(
                fields.text("experiment"),
                fields.text("title"),
                fields.textOr("purpose", "reproduction").equals("study"),
                fields.text("backend"),
                fields.whole("threads"),
                fields.text("effort"),
                fields.text("build"),
                fields.number("seconds"),
                methods(fields.objectOrEmpty("methods")),
                fields.objects("criteria").stream()
                        .map(ExperimentReader::demand)
                        .toList(),
                fields.objects("pictures").stream()
                        .map(picture -> picture(picture, columns))
                        .toList(),
                columns,
                rows(fields, columns.size()));
    }

    private static Map<String, List<String>> methods(Fields fields) {
        Map<String, List<String>> methods = new LinkedHashMap<>();
        fields.node().propertyNames().forEach(family -> methods.put(family, fields.texts(family)));
        return methods;
    }

    private static List<List<String>> rows(Fields fields, int columns) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : fields.node().path("rows")) {
            List<String> values = StreamSupport.stream(row.spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
            if (values.size() != columns) {
                fields.wrong("rows/" + rows.size(), "a list of " + columns + " values");
            }
            rows.add(values);
        }
        return rows;
    }

    private static Demand demand(Fields fields) {
        return new Demand(fields.text("claim"), fields.number("measured"), fields.text("demanded"), fields.flag("met"));
    }

    private static Picture picture(Fields fields, List<String> columns) {
        List<String> series = fields.textsOrNone("series");
        if (!columns.containsAll(series)) {
            fields.wrong("series", "some of the columns " + columns);
        }
        Fields where = fields.objectOrEmpty("where");
        if (!columns.containsAll(where.texts().keySet())) {
            fields.wrong("where", "values of some of the columns " + columns);
        }
        return new Picture(
                name(fields),
                fields.text("title"),
                scale(fields.object("x"), columns),
                scale(fields.object("y"), columns),
                series,
                where.texts(),
                fields.objectsOrNone("references").stream()
                        .map(ExperimentReader::curve)
                        .toList());
    }

    /** It becomes the name of a file, so it may lead nowhere else. */
    private static String name(Fields fields) {
        String name = fields.text("name");
        return name.matches("[A-Za-z0-9][A-Za-z0-9._()-]*") ? name : fields.wrong("name", "letters, digits, - and .");
    }

    private static Scale scale(Fields fields, List<String> columns) {
        String column = fields.text("column");
        if (!columns.contains(column)) {
            fields.wrong("column", "one of the columns " + columns);
        }
        return new Scale(column, fields.text("label"), fields.flag("logarithmic"));
    }

    private static Curve curve(Fields fields) {
        return new Curve(fields.text("label"), fields.numbers("x"), fields.numbers("y"));
    }
}
