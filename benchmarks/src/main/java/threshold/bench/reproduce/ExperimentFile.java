package threshold.bench.reproduce;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import threshold.bench.machine.Build;
import threshold.bench.run.WholeFile;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Table;
import tools.jackson.databind.json.JsonMapper;

/** What an experiment found: {@code E1.json} for reports, and its data as {@code E1.csv} for everybody else. */
final class ExperimentFile {

    private static final int SCHEMA = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ExperimentFile() {}

    static void write(
            Path folder,
            String backend,
            int threads,
            Effort effort,
            double seconds,
            Experiment experiment,
            Map<String, List<String>> methods,
            Findings findings)
            throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("experiment", experiment.name());
        fields.put("title", experiment.title());
        fields.put("purpose", experiment.purpose().name().toLowerCase(Locale.ROOT));
        fields.put("backend", backend);
        fields.put("threads", threads);
        fields.put("effort", effort.name().toLowerCase(Locale.ROOT));
        fields.put("build", Build.current().toString());
        fields.put("seconds", seconds);
        fields.put("methods", methods);
        fields.put("criteria", findings.criteria());
        fields.put("pictures", findings.pictures());
        fields.put("columns", findings.table().columns());
        fields.put("rows", findings.table().rows());
        WholeFile.write(folder.resolve(experiment.name() + ".csv"), csv(findings.table()));
        WholeFile.write(folder.resolve(experiment.name() + ".json"), MAPPER.writeValueAsString(fields) + "\n");
    }

    private static String csv(Table table) {
        return line(table.columns())
                + table.rows().stream().map(ExperimentFile::line).collect(Collectors.joining());
    }

    private static String line(List<?> values) {
        return values.stream().map(ExperimentFile::field).collect(Collectors.joining(",")) + "\n";
    }

    /** Quoted as RFC 4180 has it, where it has to be. */
    private static String field(Object value) {
        String text = value.toString();
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
