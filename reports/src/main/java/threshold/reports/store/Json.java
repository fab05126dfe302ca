package threshold.reports.store;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole JSON documents; every failure becomes one sentence with the file and the line. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Reads a file and makes something of it. */
    static <T> T read(Path file, Function<JsonNode, T> make) throws IOException {
        String text = text(file);
        try {
            return make.apply(MAPPER.readTree(text));
        } catch (JacksonException e) {
            throw new UnreadableRunException(file, lineOf(e), "not valid JSON: " + e.getOriginalMessage());
        } catch (Fields.WrongField e) {
            throw new UnreadableRunException(file, lineOf(text, e.pointer()), e.fault());
        }
    }

    static String text(Path file) throws IOException {
        return text(file, "there is no such file, so this is not a run folder");
    }

    static String text(Path file, String absent) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableRunException(file, absent);
        } catch (MalformedInputException e) {
            throw new UnreadableRunException(file, "not UTF-8 text");
        }
    }

    private static long lineOf(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    /** The line on which the value at a JSON pointer begins. */
    private static long lineOf(String text, String pointer) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
        }
        return 1;
    }
}
