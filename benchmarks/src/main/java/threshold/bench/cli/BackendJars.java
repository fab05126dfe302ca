package threshold.bench.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jars with more backends, put on the class path of this process and of every fork. */
final class BackendJars {

    private static final String CLASS_PATH = "java.class.path";

    private BackendJars() {}

    /**
     * Adds the jars. Forks inherit the class path by its property; here services are found by the context class loader.
     *
     * @throws IOException naming a jar that is not there
     */
    static void add(List<Path> jars) throws IOException {
        if (jars.isEmpty()) {
            return;
        }
        StringBuilder classPath = new StringBuilder(System.getProperty(CLASS_PATH));
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.isReadable(jar)) {
                throw new IOException("backend jar " + jar + " cannot be read");
            }
            Path absolute = jar.toAbsolutePath();
            classPath.append(File.pathSeparator).append(absolute);
            urls.add(absolute.toUri().toURL());
        }
        System.setProperty(CLASS_PATH, classPath.toString());
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(new URLClassLoader(urls.toArray(URL[]::new), thread.getContextClassLoader()));
    }
}
