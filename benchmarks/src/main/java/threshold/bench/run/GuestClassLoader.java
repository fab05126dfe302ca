package threshold.bench.run;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A class path with a guest's jars before the bundled one, where the bundled version of the guest's packages is not
 * seen: a method that calls what the guest does not have fails to link here, and does not take it from the other
 * version.
 */
final class GuestClassLoader extends URLClassLoader {

    private final List<String> jars;
    private final List<String> packages;
    private boolean used;

    private GuestClassLoader(URL[] classPath, List<String> jars, List<String> packages) {
        super(classPath, getPlatformClassLoader());
        this.jars = jars;
        this.packages = packages;
    }

    /** @throws IOException if a jar cannot be read */
    static GuestClassLoader of(List<Path> guest, List<Path> bundled) throws IOException {
        List<URL> classPath = new ArrayList<>();
        List<String> jars = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        for (Path jar : guest) {
            classPath.add(url(jar));
            jars.add("jar:" + url(jar) + "!/");
            packages.add(JarPackages.common(jar) + ".");
        }
        for (Path entry : bundled) {
            classPath.add(url(entry));
        }
        return new GuestClassLoader(classPath.toArray(URL[]::new), jars, packages);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    /** Whether any class came out of the guest's jars. */
    boolean isUsed() {
        return used;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        URL found = findResource(name.replace('.', '/') + ".class");
        boolean isGuests = found != null && jars.stream().anyMatch(found.toString()::startsWith);
        if (!isGuests && packages.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name + " is not in the jars that were given");
        }
        used |= isGuests;
        return super.findClass(name);
    }
}
