package threshold.core.backend.openblas;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The platform's OpenBLAS inside the jar that carries it, and its copy on disk that can be loaded.
 *
 * <p>The copy is made once per content: its folder is named after the version and a digest of the names, sizes and
 * checksums in the jar's directory, so finding it again reads 40 MB neither from the jar nor from the disk. A file is
 * written beside its place and moved there in one step, so any number of JVMs may do this at once; one of another size
 * is replaced.
 */
final class BundledLibrary {

    static final String ARTIFACT = "org.bytedeco:openblas";
    private static final String FOLDER = "org/bytedeco/openblas/";
    private static final String PROPERTIES = "META-INF/maven/org.bytedeco/openblas/pom.properties";

    private BundledLibrary() {}

    /**
     * The library's files, extracted.
     *
     * @param version of the artifact
     * @param paths in the order in which they are loaded, OpenBLAS itself last
     */
    record Extracted(String version, List<Path> paths) {}

    /**
     * Finds the platform's files on the class path and puts them below a folder, unless they are there already.
     *
     * @throws MissingLibraryException if the artifact is not on the class path or its files cannot be written
     */
    static Extracted extract(ClassLoader classPath, Platform platform, Path below) throws MissingLibraryException {
        String folder = FOLDER + platform.classifier() + "/";
        URL library = classPath.getResource(folder + platform.openBlas());
        if (library == null) {
            throw new MissingLibraryException("the class path has no OpenBLAS for " + platform.classifier() + "; add "
                    + ARTIFACT + " with classifier " + platform.classifier());
        }
        try {
            if (!(library.openConnection() instanceof JarURLConnection connection)) {
                throw new MissingLibraryException("OpenBLAS is taken out of a jar only, not from " + library);
            }
            // A cached JarFile is shared with class loaders and must not be closed here.
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                return extract(jar, folder, platform, below);
            }
        } catch (IOException e) {
            throw new MissingLibraryException(
                    "OpenBLAS cannot be written below " + below
                            + ", choose another folder with -Djava.io.tmpdir=FOLDER",
                    e);
        }
    }

    private static Extracted extract(JarFile jar, String folder, Platform platform, Path below) throws IOException {
        List<JarEntry> entries = platform.libraries().stream()
                .map(name -> jar.getJarEntry(folder + name))
                .filter(Objects::nonNull)
                .toList();
        String version = version(jar);
        Path target = Files.createDirectories(below.resolve(
                "threshold-openblas-" + System.getProperty("user.name", "") + "-" + version + "-" + digest(entries)));
        List<Path> paths = new ArrayList<>();
        for (JarEntry entry : entries) {
            Path path = target.resolve(entry.getName().substring(folder.length()));
            if (!isComplete(path, entry)) {
                write(jar, entry, path);
            }
            paths.add(path);
        }
        return new Extracted(version, List.copyOf(paths));
    }

    private static boolean isComplete(Path path, JarEntry entry) throws IOException {
        return Files.isRegularFile(path) && Files.size(path) == entry.getSize();
    }

    private static void write(JarFile jar, JarEntry entry, Path path) throws IOException {
        Path beside = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".part");
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Windows does not replace a library that another JVM has loaded in the meantime; that one will do.
            if (!isComplete(path, entry)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String version(JarFile jar) throws IOException {
        JarEntry entry = jar.getJarEntry(PROPERTIES);
        Properties properties = new Properties();
        if (entry != null) {
            try (InputStream content = jar.getInputStream(entry)) {
                properties.load(content);
            }
        }
        return properties.getProperty("version", "unversioned");
    }

    private static String digest(List<JarEntry> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (JarEntry entry : entries) {
                String line = entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
