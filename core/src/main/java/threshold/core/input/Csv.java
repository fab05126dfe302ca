package threshold.core.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import threshold.core.Matrix;

/**
 * Reads columns of numbers from comma-separated text: one row per line, no quoting, empty lines ignored. The first line
 * is a header if one of its fields is not a number.
 */
final class Csv {

    private Csv() {}

    /**
     * @param columns names from the header, or numbers counted from 1; empty for all
     * @throws IllegalArgumentException naming the file, and line and field, or the columns that exist
     */
    static Matrix read(Source source, List<String> columns) {
        List<String[]> lines = lines(source);
        boolean header = !Arrays.stream(lines.getFirst()).allMatch(Csv::isNumber);
        int[] chosen = choose(source, columns, lines.getFirst(), header);
        int first = header ? 1 : 0;
        List<double[]> rows = new ArrayList<>();
        for (int line = first; line < lines.size(); line++) {
            String[] fields = lines.get(line);
            if (fields.length == 1 && fields[0].isEmpty()) {
                continue;
            }
            rows.add(row(source, fields, chosen, line + 1));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(source.name() + " has no rows of numbers");
        }
        Matrix matrix = Matrix.zeros(rows.size(), chosen.length);
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, matrix.data(), i * chosen.length, chosen.length);
        }
        return matrix;
    }

    private static List<String[]> lines(Source source) {
        List<String[]> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + source.name() + ": " + e.getMessage(), e);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(source.name() + " is empty");
        }
        return lines;
    }

    private static int[] choose(Source source, List<String> columns, String[] firstLine, boolean header) {
        if (columns.isEmpty()) {
            return IntStream.range(0, firstLine.length).toArray();
        }
        List<String> known = header
                ? List.of(firstLine)
                : IntStream.rangeClosed(1, firstLine.length)
                        .mapToObj(Integer::toString)
                        .toList();
        return columns.stream()
                .mapToInt(column -> {
                    int at = known.indexOf(column);
                    if (at < 0) {
                        throw new IllegalArgumentException(
                                source.name() + " has no column '" + column + "'; it has: " + String.join(", ", known));
                    }
                    return at;
                })
                .toArray();
    }

    private static double[] row(Source source, String[] fields, int[] chosen, int line) {
        double[] row = new double[chosen.length];
        for (int j = 0; j < chosen.length; j++) {
            String field = chosen[j] < fields.length ? fields[chosen[j]] : "";
            if (!isNumber(field)) {
                throw new IllegalArgumentException(source.name() + ", line " + line + ", field " + (chosen[j] + 1)
                        + ": '" + field + "' is not a finite number; fill it in, or name other columns by FILE#COLUMN");
            }
            row[j] = Double.parseDouble(field);
        }
        return row;
    }

    private static boolean isNumber(String field) {
        try {
            return Double.isFinite(Double.parseDouble(field));
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
