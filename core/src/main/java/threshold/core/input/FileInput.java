package threshold.core.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of the user's own and a part of it, as one word: {@code path.csv#column,column}.
 *
 * @param path path of the file
 * @param extension its extension, lower case
 * @param part what stands after the last #, or nothing
 */
record FileInput(String path, String extension, String part) {

    /** Empty if the input does not name a file with one of these extensions. */
    static Optional<FileInput> parse(String input, String... extensions) {
        int hash = input.lastIndexOf('#');
        String path = hash < 0 ? input : input.substring(0, hash);
        String part = hash < 0 ? "" : input.substring(hash + 1);
        String lower = path.toLowerCase(Locale.ROOT);
        return Arrays.stream(extensions)
                .filter(extension -> lower.endsWith("." + extension))
                .findFirst()
                .map(extension -> new FileInput(path, extension, part));
    }
}
