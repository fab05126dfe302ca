package threshold.bench.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import threshold.core.backend.Backend;

/** Jars with more backends, put on the class path of this process and of every fork. */
final class BackendJars {

    private static final String CLASS_PATH = "java.class.path";
    private static final String SERVICE = "META-INF/services/" + Backend.class.getName();

    private BackendJars() {}

    /**
     * Adds the jars. Forks inherit the class path by its property; here services are found by the context class loader.
     *
     * @throws IOException naming a jar that is not there or is none, or all of them if there is no backend in any
     */
    static void add(List<Path> jars) throws IOException {
        if (jars.isEmpty()) {
            return;
        }
        StringBuilder classPath = new StringBuilder(System.getProperty(CLASS_PATH));
        List<URL> urls = new ArrayList<>();
        boolean backend = false;
        for (Path jar : jars) {
            if (!Files.isReadable(jar)) {
                throw new IOException("backend jar " + jar + " cannot be read");
            }
            backend |= hasBackend(jar);
            Path absolute = jar.toAbsolutePath();
            classPath.append(File.pathSeparator).append(absolute);
            urls.add(absolute.toUri().toURL());
        }
        if (!backend) {
            throw new IOException("no backend in " + jars + ": a jar names its backends in " + SERVICE);
        }
        System.setProperty(CLASS_PATH, classPath.toString());
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(new URLClassLoader(urls.toArray(URL[]::new), thread.getContextClassLoader()));
    }

    private static boolean hasBackend(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(SERVICE) != null;
        } catch (ZipException e) {
            throw new IOException("backend jar " + jar + " is not a jar: " + e.getMessage(), e);
        }
    }
}
