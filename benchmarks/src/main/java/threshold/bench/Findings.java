package threshold.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a fork finds out beside its times, handed to the runner in a side file.
 *
 * <p>The file is a property list, so that writing it loads little code into the measured JVM. It is written outside the
 * measured iterations.
 */
public final class Findings {

    /** The system property that names the side file; without it nothing is written, as under plain JMH. */
    public static final String FILE = "threshold.findings";

    private static final String FACT = "fact.";

    private final Map<String, String> values = new TreeMap<>();

    /** Where this JVM is to write, if anywhere. */
    public static Optional<Path> file() {
        return Optional.ofNullable(System.getProperty(FILE)).map(Path::of);
    }

    /** Keeps a value; null is not kept. */
    public Findings put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    /** Keeps a series of times. */
    public Findings put(String name, double[] series) {
        return put(name, Arrays.stream(series).mapToObj(Double::toString).collect(Collectors.joining(",")));
    }

    /** Keeps facts that belong to the measurement. */
    public Findings facts(Map<String, String> facts) {
        facts.forEach((name, value) -> put(FACT + name, value));
        return this;
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }

    public @Nullable Double number(String name) {
        String text = values.get(name);
        return text == null ? null : Double.valueOf(text);
    }

    public @Nullable Long count(String name) {
        String text = values.get(name);
        return text == null ? null : Long.valueOf(text);
    }

    /** Whether there is a value or a series of this name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A series of times; empty if there is none. */
    public double[] series(String name) {
        String text = values.getOrDefault(name, "");
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /** The facts, by name. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(FACT)) {
                facts.put(name.substring(FACT.length()), value);
            }
        });
        return facts;
    }

    /** Writes everything kept so far. */
    public void write(Path file) {
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a fork wrote; nothing if it died before it could. */
    public static Findings read(Path file) throws IOException {
        Findings findings = new Findings();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                properties.load(in);
            }
            properties.forEach((name, value) -> findings.put((String) name, value));
        }
        return findings;
    }
}
