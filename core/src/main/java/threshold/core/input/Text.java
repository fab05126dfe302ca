package threshold.core.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A text as numbers: words in small letters and single signs, the most frequent V − 1 numbered by their rank from 1 on,
 * 0 for all others.
 *
 * @param name what it is, for tables
 * @param tokens the numbers
 * @param vocabulary V
 * @param coverage share of tokens that are among the most frequent
 */
public record Text(String name, int[] tokens, int vocabulary, double coverage) {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|[^\\s\\p{L}\\p{N}_]");

    /** The classes of the language and its collections: the part of the sources that reads most like text. */
    private static final String PART = "java.base/java/";

    /**
     * A file, plain or {@code .gz}, in UTF-8.
     *
     * @param most tokens that are read
     * @throws IllegalArgumentException naming the file that cannot be read, or has too few tokens to tell anything
     */
    public static Text of(Path file, int most, int vocabulary) {
        Counter counter = new Counter(most);
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = isGzip(file) ? new GZIPInputStream(in) : in) {
            counter.read(plain);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the text " + file + ": " + e.getMessage(), e);
        }
        return counter.text(file.getFileName().toString(), vocabulary);
    }

    private static boolean isGzip(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /**
     * The sources of the classes of this JDK.
     *
     * @throws IllegalArgumentException if it has none, saying what to do
     */
    public static Text ofJdk(int most, int vocabulary) {
        Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        Counter counter = new Counter(most);
        try (ZipFile zip = new ZipFile(sources.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry ->
                            entry.getName().startsWith(PART) && entry.getName().endsWith(".java"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    counter.read(in);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "this JDK has no sources to read (" + e.getMessage() + "); name a text of your own by --text", e);
        }
        return counter.text("sources of JDK " + Runtime.version().feature(), vocabulary);
    }

    /** Numbers words in the order of their first appearance, and counts them. */
    private static final class Counter {

        private static final int FEWEST = 1000;

        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<Integer> counts = new ArrayList<>();
        private final int[] tokens;
        private int length;

        Counter(int most) {
            tokens = new int[most];
        }

        void read(InputStream in) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null && length < tokens.length) {
                Matcher token = TOKEN.matcher(line.toLowerCase(Locale.ROOT));
                while (length < tokens.length && token.find()) {
                    add(token.group());
                }
                line = lines.readLine();
            }
        }

        private void add(String word) {
            int number = numbers.computeIfAbsent(word, _ -> {
                counts.add(0);
                return counts.size() - 1;
            });
            counts.set(number, counts.get(number) + 1);
            tokens[length++] = number;
        }

        Text text(String name, int vocabulary) {
            if (length < FEWEST) {
                throw new IllegalArgumentException(
                        "the text " + name + " has " + length + " tokens, and n-grams take " + FEWEST + " at least");
            }
            int[] byCount = IntStream.range(0, counts.size())
                    .boxed()
                    .sorted(Comparator.comparing((Integer number) -> -counts.get(number)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[] rank = new int[byCount.length];
            long known = 0;
            for (int r = 0; r < Math.min(byCount.length, vocabulary - 1); r++) {
                rank[byCount[r]] = r + 1;
                known += counts.get(byCount[r]);
            }
            int[] ranked = new int[length];
            for (int t = 0; t < length; t++) {
                ranked[t] = rank[tokens[t]];
            }
            return new Text(name, ranked, vocabulary, (double) known / length);
        }
    }
}
