package threshold.core.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON that a stranger wrote, read token by token: nothing of it is built that could grow without bound. */
final class JsonHeader {

    private static final int DEEPEST = 8;
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int MOST_DIMENSIONS = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_TEXT)
                    .build())
            .build();

    private final String file;
    private final long start;
    private final JsonParser parser;

    private JsonHeader(String file, long start, JsonParser parser) {
        this.file = file;
        this.start = start;
        this.parser = parser;
    }

    /**
     * Reads a text to its end.
     *
     * @param offset of the text in the file
     * @throws IllegalArgumentException naming the file and byte that is malformed
     */
    static <T> T read(String file, long offset, byte[] text, Function<JsonHeader, T> reader) {
        // Other encodings than UTF-8 would be recognised by their zeros, and read.
        for (int i = 0; i < Math.min(4, text.length); i++) {
            if (text[i] == 0) {
                throw Malformed.at(file, offset + i, "a zero is no JSON");
            }
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return reader.apply(new JsonHeader(file, offset, parser));
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw Malformed.at(
                    file, offset + at, "it is no JSON that can be read: " + firstLine(e.getOriginalMessage()));
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no word why" : message.lines().findFirst().orElse("");
    }

    @Nullable
    JsonToken next() {
        return parser.nextToken();
    }

    void expect(JsonToken token, String what) {
        next();
        require(token, what);
    }

    void require(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw malformed(what + " is no " + token.name().toLowerCase(Locale.ROOT));
        }
    }

    void requireEnd() {
        if (next() != null) {
            throw malformed("something follows the end of the object");
        }
    }

    String text() {
        return parser.getString();
    }

    void skip() {
        parser.skipChildren();
    }

    /** A list of numbers from 0 to 2⁶³ − 1. */
    List<Long> wholeNumbers(String what) {
        require(JsonToken.START_ARRAY, what);
        List<Long> numbers = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            require(JsonToken.VALUE_NUMBER_INT, what);
            long number = parser.getLongValue();
            if (number < 0 || numbers.size() == MOST_DIMENSIONS) {
                throw malformed(what + (number < 0 ? " has the negative number " + number : " has too many numbers"));
            }
            numbers.add(number);
        }
        return List.copyOf(numbers);
    }

    /** The byte of the file that has been reached. */
    long offset() {
        return start + Math.max(0, parser.currentTokenLocation().getByteOffset());
    }

    Malformed malformed(String what) {
        return Malformed.at(file, offset(), what);
    }
}
