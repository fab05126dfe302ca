package threshold.bench.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import threshold.core.backend.Backends;

/**
 * A backend that a run brings with it: a native BLAS, or another version of a library that a backend wraps. Only the
 * JVMs that measure it, or ask it what it has, ever load it.
 *
 * @param kind what it is
 * @param name of the backend: {@code mkl}, {@code ejml@0.44}
 * @param model the bundled backend whose methods it has
 * @param files the library, or the class path that comes before the bundled one
 */
public record Guest(Kind kind, String name, String model, List<Path> files) {

    /** What a guest is. */
    public enum Kind {
        NATIVE("--native"),
        LIBRARY("--library");

        private final String option;

        Kind(String option) {
            this.option = option;
        }

        /** The option that brings it. */
        public String option() {
            return option;
        }
    }

    /**
     * What a run folder keeps of a guest: a file is known by its content, wherever it lies.
     *
     * @param files each file's name and SHA-256
     */
    public record Identity(String name, String option, List<Content> files) {

        /** A file by name and content. */
        public record Content(String file, String sha256) {}

        @Override
        public String toString() {
            return name + "="
                    + files.stream()
                            .map(f -> f.file() + " (SHA-256 " + f.sha256() + ")")
                            .collect(Collectors.joining(", "));
        }
    }

    private static final String NATIVE_NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String VERSION_NAME = "[^@=]+@[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final String NATIVE_MODEL = "openblas";

    /**
     * A native library from {@code name=path}.
     *
     * @throws IllegalArgumentException if the text reads otherwise
     * @throws IOException naming a file that cannot be read
     */
    public static Guest ofNative(String text) throws IOException {
        String[] parts = parts(
                text,
                NATIVE_NAME,
                "--native reads NAME=PATH with a NAME in lower case, as in mkl=/path/to/libmkl_rt.so");
        return new Guest(Kind.NATIVE, parts[0], NATIVE_MODEL, List.of(readable(Kind.NATIVE, parts[1])));
    }

    /**
     * Another version of a library from {@code backend@version=classpath}.
     *
     * @throws IllegalArgumentException if the text reads otherwise
     * @throws IOException naming a file that cannot be read
     */
    public static Guest ofLibrary(String text) throws IOException {
        String[] parts = parts(
                text,
                VERSION_NAME,
                "--library reads BACKEND@VERSION=JAR, several jars joined by '%s', as in ejml@0.44=/path/to/ejml.jar"
                        .formatted(File.pathSeparator));
        List<Path> jars = new ArrayList<>();
        for (String jar : parts[1].split(File.pathSeparator)) {
            jars.add(readable(Kind.LIBRARY, jar));
        }
        return new Guest(Kind.LIBRARY, parts[0], parts[0].substring(0, parts[0].indexOf('@')), List.copyOf(jars));
    }

    private static String[] parts(String text, String name, String usage) {
        int equals = text.indexOf('=');
        if (equals < 0
                || equals == text.length() - 1
                || !text.substring(0, equals).matches(name)) {
            throw new IllegalArgumentException(usage + ", not '" + text + "'");
        }
        return new String[] {text.substring(0, equals), text.substring(equals + 1)};
    }

    private static Path readable(Kind kind, String path) throws IOException {
        Path file = Path.of(path).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException(kind.option() + " " + path + " is not a file that can be read");
        }
        return file;
    }

    /** What a JVM that has the guest is started with, besides its class path. */
    List<String> flags() {
        return List.of(
                kind == Kind.NATIVE
                        ? "-D%s=%s=%s".formatted(Backends.NATIVE, name, files.getFirst())
                        : "-D%s=%s".formatted(Backends.LIBRARY, name));
    }

    /** The class path of a JVM that has the guest. */
    String classPath(String bundled) {
        return kind == Kind.NATIVE
                ? bundled
                : Stream.concat(files.stream().map(Path::toString), Stream.of(bundled))
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** The files' names, for messages. */
    String fileNames() {
        return files.stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(", "));
    }

    private Identity identity() throws IOException {
        List<Identity.Content> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(new Identity.Content(file.getFileName().toString(), Manifest.sha256(file)));
        }
        return new Identity(name, kind.option(), contents);
    }

    /**
     * The guests by name, in whatever order they were given.
     *
     * @throws IOException naming a file that cannot be read
     */
    public static List<Identity> identities(List<Guest> guests) throws IOException {
        List<Identity> identities = new ArrayList<>();
        for (Guest guest : guests) {
            identities.add(guest.identity());
        }
        identities.sort(Comparator.comparing(Identity::name));
        return identities;
    }
}
