package threshold.core.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Tidy data: a row for each observation, a column for each variable.
 *
 * @param columns their names
 * @param rows as many values each as there are columns: {@link String}, {@link Integer} or {@link Double}
 */
public record Table(List<String> columns, List<List<Object>> rows) {

    /** Grows by one row after the other. */
    public static final class Builder {

        private final List<String> columns;
        private final List<List<Object>> rows = new ArrayList<>();

        private Builder(List<String> columns) {
            this.columns = columns;
        }

        /** @throws IllegalArgumentException unless there is a text or number for each column */
        public Builder add(Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(values.length + " values for the columns " + columns);
            }
            for (Object value : values) {
                if (!(value instanceof String || value instanceof Integer || value instanceof Double)) {
                    throw new IllegalArgumentException("a value is a text or a number, not a " + value.getClass());
                }
            }
            rows.add(List.of(values));
            return this;
        }

        public Table build() {
            return new Table(columns, List.copyOf(rows));
        }
    }

    /** A table of these columns, without rows yet. */
    public static Builder of(String... columns) {
        return new Builder(List.of(columns));
    }
}
