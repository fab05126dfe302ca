package threshold.core.tensor;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        // Other encodings would be recognised by the zeros beside a brace, and read.
        if (text.length < 2 || text[0] != '{' || text[1] == 0) {
            throw Malformed.at(file, offset, "a JSON object of UTF-8 must begin here, with {");
        }
        requireUtf8(file, offset, text);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return reader.apply(new JsonHeader(file, offset, parser));
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw Malformed.at(
                    file, offset + at, "this is no JSON that can be read: " + firstLine(e.getOriginalMessage()));
        }
    }

    /** The parser lets surrogates and overlong forms pass. */
    private static void requireUtf8(String file, long offset, byte[] text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(text);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        if (result.isError()) {
            throw Malformed.at(file, offset + in.position(), "the text must be UTF-8, and this byte is none");
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no word why" : message.lines().findFirst().orElse("");
    }

    String file() {
        return file;
    }

    @Nullable
    JsonToken next() {
        return parser.nextToken();
    }

    void require(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw malformed(what + " must be " + described(token));
        }
    }

    private static String described(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            default -> token.name();
        };
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
            require(JsonToken.VALUE_NUMBER_INT, "each of " + what);
            long number = parser.getLongValue();
            if (number < 0) {
                throw malformed("each of " + what + " must be at least 0, not " + number);
            }
            if (numbers.size() == Shapes.MOST_DIMENSIONS) {
                throw malformed(what + " must be at most " + Shapes.MOST_DIMENSIONS);
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
