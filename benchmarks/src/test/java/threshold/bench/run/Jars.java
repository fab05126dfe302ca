package threshold.bench.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Jars as users would bring them. */
final class Jars {

    private Jars() {}

    /** A jar of these entries, which are empty. */
    static Path empty(Path jar, String... entries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
        return jar;
    }

    /** The jar on the tests' class path whose file name begins so. */
    static Path bundled(String name) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> file.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** A copy of a jar with some of its entries. */
    static Path some(Path jar, Path copy, Predicate<String> kept) throws IOException {
        try (JarFile from = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
            for (JarEntry entry :
                    from.stream().filter(e -> kept.test(e.getName())).toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream content = from.getInputStream(entry)) {
                    content.transferTo(out);
                }
            }
        }
        return copy;
    }
}
