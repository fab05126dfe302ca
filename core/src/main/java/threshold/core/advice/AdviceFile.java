package threshold.core.advice;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import threshold.core.kernel.Accuracy;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The reader of {@code advice.json}, token by token; unknown fields are of a newer writer and passed over. */
final class AdviceFile {

    /** The version of the format. */
    static final int VERSION = 1;

    private static final int DEEPEST = 16;
    private static final int LONGEST = 4096;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .build())
            .build();

    private final JsonParser parser;

    private AdviceFile(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @param json closed in the end
     * @param name what it is called in a complaint
     * @throws IOException naming the line that cannot be read
     */
    static AdviceTable read(InputStream json, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new AdviceFile(parser).table();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IOException(
                    "%s, line %d: this is no table of advice: %s"
                            .formatted(name, line, firstLine(e.getOriginalMessage())),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private AdviceTable table() {
        Fields fields = new Fields();
        List<MeasuredCell> cells = new ArrayList<>();
        Map<String, List<String>> backends = new LinkedHashMap<>();
        parser.nextToken();
        object(name -> {
            switch (name) {
                case "cells" -> array(() -> cells.add(cell()));
                case "backends" -> object(backend -> backends.put(backend, texts()));
                default -> fields.add(name);
            }
        });
        double version = fields.number("version");
        if (version != VERSION) {
            throw new IllegalArgumentException("the table is of version " + Plain.number(version) + ", and version "
                    + VERSION + " is read here; export it again");
        }
        return new AdviceTable(
                fields.text("machine"), fields.text("created"), Map.copyOf(backends), List.copyOf(cells));
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        array(() -> texts.add(parser.getString()));
        return List.copyOf(texts);
    }

    private MeasuredCell cell() {
        Fields fields = new Fields();
        Map<String, String> sizes = new LinkedHashMap<>();
        int line = parser.currentTokenLocation().getLineNr();
        object(name -> {
            if (name.equals("sizes")) {
                object(size -> sizes.put(size, parser.getString()));
            } else {
                fields.add(name);
            }
        });
        try {
            return new MeasuredCell(
                    fields.text("family"),
                    fields.text("solver"),
                    (int) fields.number("threads"),
                    Map.copyOf(sizes),
                    fields.numberOr("kappa", Double.NaN),
                    accuracy(fields),
                    fields.number("residual"),
                    (int) fields.numberOr("forks", 1),
                    fields.positive("time"),
                    fields.numberOr("low", Double.NaN),
                    fields.numberOr("high", Double.NaN),
                    fields.numberOr("deviation", Double.NaN));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the cell of line " + line + ": " + e.getMessage(), e);
        }
    }

    private static Accuracy accuracy(Fields fields) {
        String label = fields.text("accuracy");
        return switch (label) {
            case "stable" -> Accuracy.STABLE;
            case "kappa-limited" -> new Accuracy.KappaLimited(fields.numberOr("maxKappa", Double.POSITIVE_INFINITY));
            case "approximate" -> new Accuracy.Approximate(fields.number("tolerance"));
            default ->
                throw new IllegalArgumentException("accuracy is stable, kappa-limited or approximate, not " + label);
        };
    }

    /** Reads an object to its end; the consumer finds the parser at the value of each name. */
    private void object(Consumer<String> field) {
        require(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.getString();
            parser.nextToken();
            field.accept(name);
        }
    }

    private void array(Runnable element) {
        require(JsonToken.START_ARRAY, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    private void require(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw new IllegalArgumentException(
                    "line " + parser.currentTokenLocation().getLineNr() + " must have " + what + " where it has "
                            + parser.currentToken());
        }
    }

    /** Plain values of an object; what is nested or null is passed over. */
    private final class Fields {

        private final Map<String, String> values = new LinkedHashMap<>();

        void add(String name) {
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
            } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
                values.put(name, parser.getString());
            }
        }

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("'" + name + "' is missing");
            }
            return value;
        }

        double number(String name) {
            String value = text(name);
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + name + "' must be a number, not '" + value + "'", e);
            }
        }

        double numberOr(String name, double otherwise) {
            return values.containsKey(name) ? number(name) : otherwise;
        }

        double positive(String name) {
            double value = number(name);
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("'" + name + "' must be a positive number, not " + value);
            }
            return value;
        }
    }
}
