package threshold.core.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionalLibraryTest {

    /** Core's classes alone, as a program sees them that brings no library. */
    @ParameterizedTest
    @CsvSource({
        "threshold.core.backend.ejml.EjmlBackend, ejml, org.ejml:ejml-ddense",
        "threshold.core.backend.ojalgo.OjalgoBackend, ojalgo, org.ojalgo:ojalgo",
        "threshold.core.backend.commonsmath.CommonsMathBackend, commons-math, org.apache.commons:commons-math3"
    })
    void anAbsentLibraryIsNamedWithItsArtifact(String className, String name, String artifact) throws Exception {
        URL core = Path.of("target", "classes").toUri().toURL();
        try (var alone = new URLClassLoader(new URL[] {core}, ClassLoader.getPlatformClassLoader())) {
            Object backend = alone.loadClass(className).getDeclaredConstructor().newInstance();
            assertThat(backend.getClass().getMethod("name").invoke(backend)).isEqualTo(name);
            Optional<?> why = (Optional<?>)
                    backend.getClass().getMethod("unavailableBecause").invoke(backend);
            assertThat(why.map(Object::toString))
                    .hasValueSatisfying(words -> assertThat(words).contains(artifact, "class path"));
        }
    }
}
