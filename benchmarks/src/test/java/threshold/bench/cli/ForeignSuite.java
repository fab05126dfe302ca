package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import joptsimple.OptionParser;
import org.apache.commons.math3.distribution.TDistribution;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/** A JMH suite that somebody else wrote, compiled here: a jar that starts JMH, with JMH itself on its class path. */
final class ForeignSuite {

    private static final String SOURCE = """
        package their;

        import org.openjdk.jmh.annotations.*;
        import org.openjdk.jmh.infra.Blackhole;

        @State(Scope.Benchmark)
        public class Sums {
            @Param({"1"})
            public int size;

            @Benchmark
            @BenchmarkMode(Mode.Throughput)
            public void work() {
                Blackhole.consumeCPU(TOKENS * size);
            }

            @Benchmark
            public void other() {
                Blackhole.consumeCPU(1);
            }
        }
        """;

    private ForeignSuite() {}

    /** The suite with so much work in an operation. */
    static Path jar(Path jar, int tokens) throws IOException {
        Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
        compile(SOURCE.replace("TOKENS", tokens + "L"), classes);
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "org.openjdk.jmh.Main");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                libraries().map(library -> library.toUri().toString()).collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return jar;
    }

    private static void compile(String source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///their/Sums.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                null,
                null,
                List.of(
                        "-d",
                        classes.toString(),
                        "-cp",
                        libraries()
                                .map(Path::toString)
                                .collect(Collectors.joining(System.getProperty("path.separator")))),
                null,
                List.of(file));
        task.setProcessors(List.of(new BenchmarkProcessor()));
        assertThat(task.call()).isTrue();
    }

    private static Stream<Path> libraries() {
        return Stream.of(org.openjdk.jmh.Main.class, OptionParser.class, TDistribution.class)
                .map(type -> Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString())));
    }
}
