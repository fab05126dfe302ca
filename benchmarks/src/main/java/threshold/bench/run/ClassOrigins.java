package threshold.bench.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which class a fork took out of which file, as the JVM's log of loaded classes tells.
 *
 * <p>A class path that lacks a part of a library takes that part from the bundled version behind it, without a word;
 * figures of such a mixture would be those of no version. What a plan rehearses at small sizes, a fork may not call at
 * large ones, since libraries choose their algorithms by size.
 *
 * @param files the file of each class
 */
record ClassOrigins(Map<String, Path> files) {

    private static final Pattern LOADED = Pattern.compile("([^\\s/]+) source: (file:\\S+)");

    /** The flag by which a JVM writes the log. */
    static String flag(Path log) {
        return "-Xlog:class+load=info:file=" + log + ":none";
    }

    /** Reads the log; classes that come from no file, such as the JDK's own, are left out. */
    static ClassOrigins read(Path log) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher loaded = LOADED.matcher(line);
            if (loaded.matches()) {
                files.put(loaded.group(1), Path.of(URI.create(loaded.group(2))));
            }
        }
        return new ClassOrigins(files);
    }

    /**
     * A class of the guest's packages that came from elsewhere; empty if there is none.
     *
     * @throws IOException if a jar cannot be read
     */
    Optional<String> stranger(Guest guest) throws IOException {
        for (Path jar : guest.files()) {
            String own = JarPackages.common(jar) + ".";
            Optional<String> stranger = files.keySet().stream()
                    .filter(name -> name.startsWith(own))
                    .filter(name -> !guest.files().contains(files.get(name)))
                    .findFirst();
            if (stranger.isPresent()) {
                return stranger;
            }
        }
        return Optional.empty();
    }
}
