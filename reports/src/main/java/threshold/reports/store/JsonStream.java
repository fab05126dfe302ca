package threshold.reports.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON document read once from front to back, so that its size does not matter. A value that a reader does not ask
 * for is skipped. Every failure becomes one sentence with the file and the line.
 */
final class JsonStream {

    /** Names and texts longer than this, and values nested deeper, are no benchmark's. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(1_000_000)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonStream(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a file and makes something of its one value.
     *
     * @throws UnreadableRunException naming file, line and fault in one sentence
     */
    static <T> T read(Path file, Function<JsonStream, T> make) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = FACTORY.createParser(in)) {
            return read(file, parser, make);
        } catch (NoSuchFileException e) {
            throw new UnreadableRunException(file, "there is no such file");
        } catch (JacksonIOException e) {
            throw new UnreadableRunException(file, "cannot be read: " + e.getOriginalMessage());
        }
    }

    private static <T> T read(Path file, JsonParser parser, Function<JsonStream, T> make) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new UnreadableRunException(file, "is empty");
            }
            T made = make.apply(new JsonStream(parser));
            if (parser.nextToken() != null) {
                throw new UnreadableRunException(file, line(parser), "something follows the end of the document");
            }
            return made;
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            throw new UnreadableRunException(file, line(parser), "not valid JSON: " + e.getOriginalMessage());
        } catch (Fields.WrongField e) {
            throw new UnreadableRunException(file, line(parser), e.fault());
        }
    }

    private static long line(JsonParser parser) {
        return Math.max(1, parser.currentLocation().getLineNr());
    }

    /** The value at hand is an object: each of its fields in turn, its value at hand then. */
    void fields(Consumer<String> field) {
        require(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = encodable(parser.currentName());
            parser.nextToken();
            field.accept(name);
            skipRest();
        }
    }

    /** The value at hand is a list: each of its elements in turn. */
    void elements(Runnable element) {
        require(JsonToken.START_ARRAY, "a list");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.run();
            skipRest();
        }
    }

    private void skipRest() {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        }
    }

    /** Whether the value at hand is a list. */
    boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** The value at hand as text: a string, number or truth value; for null and anything else what is given. */
    String textOr(String otherwise) {
        JsonToken token = parser.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? encodable(parser.getString()) : otherwise;
    }

    /** The value at hand, a string. */
    String text() {
        require(JsonToken.VALUE_STRING, "a string");
        return encodable(parser.getString());
    }

    /** Half a character, which JSON can escape and no encoding can write, becomes a question mark. */
    private static String encodable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The value at hand, a whole number. */
    int whole() {
        return require(JsonToken.VALUE_NUMBER_INT, "a whole number").getIntValue();
    }

    /** The value at hand, a number, or one of the strings {@code NaN}, {@code Infinity} and {@code -Infinity}. */
    double number() {
        if (parser.currentToken().isNumeric()) {
            return parser.getDoubleValue();
        }
        return switch (textOr("")) {
            case "NaN" -> Double.NaN;
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> this.<Double>wrong("a number");
        };
    }

    private JsonParser require(JsonToken token, String expected) {
        return parser.currentToken() == token ? parser : wrong(expected);
    }

    /** The value at hand is none of what was expected. */
    <T> T wrong(String expected) {
        String pointer = pointer();
        String found = parser.currentToken().isScalarValue()
                ? textOr("null")
                : parser.currentToken() == JsonToken.START_ARRAY ? "a list" : "an object";
        throw new Fields.WrongField(
                pointer,
                (pointer.isEmpty() ? "the document" : pointer) + " should be " + expected + ", not "
                        + (found.length() > 80 ? found.substring(0, 80) + "…" : found));
    }

    /** The object that has just ended lacks something. */
    <T> T lacks(String name) {
        throw new Fields.WrongField(pointer(), (pointer() + " lacks the field \"" + name + "\"").strip());
    }

    /** There is too much of something to be what it is taken for. */
    <T> T tooMuch(String what) {
        throw new Fields.WrongField(pointer(), what);
    }

    private String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
