package threshold.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** What a jar's classes have in common. */
final class JarPackages {

    private JarPackages() {}

    /**
     * The longest package name that all classes of a jar begin with: {@code org.ejml} of org.ejml.data and
     * org.ejml.ops.
     *
     * @throws IOException naming a file that is no jar, or has no classes
     */
    static String common(Path jar) throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            return content.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .distinct()
                    .reduce(JarPackages::common)
                    .orElseThrow(() -> new IOException(jar.getFileName() + " has no classes in packages"));
        } catch (ZipException e) {
            throw new IOException(jar.getFileName() + " is not a jar: " + e.getMessage(), e);
        }
    }

    private static String common(String a, String b) {
        List<String> left = Arrays.asList(a.split("\\."));
        List<String> right = Arrays.asList(b.split("\\."));
        int shared = 0;
        while (shared < Math.min(left.size(), right.size()) && left.get(shared).equals(right.get(shared))) {
            shared++;
        }
        return String.join(".", left.subList(0, shared));
    }
}
