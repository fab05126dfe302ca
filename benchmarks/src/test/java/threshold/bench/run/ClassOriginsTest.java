package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassOriginsTest {

    @TempDir
    Path folder;

    private Path jar;
    private Guest guest;

    @BeforeEach
    void bring() throws IOException {
        jar = Jars.empty(folder.resolve("ejml old.jar"), "org/ejml/data/A.class", "org/ejml/ops/B.class");
        guest = Guest.ofLibrary("ejml@1=" + jar);
    }

    @Test
    void theCommonPackageOfAJarIsTheLongestThatAllItsClassesShare() throws IOException {
        assertThat(JarPackages.common(jar)).isEqualTo("org.ejml");
        Path one = Jars.empty(
                folder.resolve("one.jar"),
                "org/ojalgo/Only.class",
                "META-INF/versions/9/x/Y.class",
                "module-info.class");
        assertThat(JarPackages.common(one)).isEqualTo("org.ojalgo");
    }

    @Test
    void aClassOfTheLibraryFromAnotherFileIsAStranger() throws IOException {
        assertThat(origins("org.ejml.data.A source: " + jar.toUri(), "org.ejml.data.New source: file:/bundled.jar")
                        .stranger(guest))
                .hasValue("org.ejml.data.New");
    }

    @Test
    void otherLibrariesTheJdkAndGeneratedClassesAreNone() throws IOException {
        assertThat(origins(
                                "org.ejml.data.A source: " + jar.toUri(),
                                "org.ejmlish.Other source: file:/bundled.jar",
                                "java.lang.Object source: shared objects file",
                                "org.ejml.data.A$$Lambda/0x01 source: org.ejml.data.A",
                                "threshold.core.Matrix source: file:/bundled.jar")
                        .stranger(guest))
                .isEmpty();
    }

    private ClassOrigins origins(String... lines) throws IOException {
        return ClassOrigins.read(Files.write(folder.resolve("classes.txt"), List.of(lines)));
    }
}
