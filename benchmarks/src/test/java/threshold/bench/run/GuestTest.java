package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestTest {

    @TempDir
    Path folder;

    @Test
    void aNativeLibraryIsGivenToItsForksByAProperty() throws IOException {
        Guest mkl = Guest.ofNative("mkl=" + file("libmkl_rt.so.2"));
        assertThat(mkl.name()).isEqualTo("mkl");
        assertThat(mkl.model()).isEqualTo("openblas");
        assertThat(mkl.flags()).containsExactly("-Dthreshold.native=mkl=" + folder.resolve("libmkl_rt.so.2"));
        assertThat(mkl.classPath("bundled.jar")).isEqualTo("bundled.jar");
    }

    @Test
    void jarsOfAnotherVersionComeBeforeTheBundledClassPath() throws IOException {
        Path core = file("core.jar");
        Path dense = file("dense.jar");
        Guest old = Guest.ofLibrary("ejml@0.44=" + core + File.pathSeparator + dense);
        assertThat(old.name()).isEqualTo("ejml@0.44");
        assertThat(old.model()).isEqualTo("ejml");
        assertThat(old.flags()).containsExactly("-Dthreshold.library=ejml@0.44");
        assertThat(old.classPath("bundled.jar"))
                .isEqualTo(String.join(File.pathSeparator, core.toString(), dense.toString(), "bundled.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkl", "=x", "mkl=", "MKL=x", "m k l=x", "mkl:2=x"})
    void aNativeLibraryReadsNameAndPath(String text) {
        assertThatThrownBy(() -> Guest.ofNative(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("--native reads NAME=PATH", "'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ejml=x", "@1=x", "ejml@=x", "ejml@1", "ejml@1="})
    void aVersionReadsBackendVersionAndJars(String text) {
        assertThatThrownBy(() -> Guest.ofLibrary(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("--library reads BACKEND@VERSION=JAR", "'" + text + "'");
    }

    @Test
    void aFileThatIsNotThereIsNamedAsItWasGiven() {
        assertThatThrownBy(() -> Guest.ofNative("mkl=no/libmkl.so"))
                .isInstanceOf(IOException.class)
                .hasMessage("--native no/libmkl.so is not a file that can be read");
    }

    @Test
    void whatIsKeptIsTheContentAndNotThePlaceWhateverTheOrder() throws IOException {
        Guest b = Guest.ofNative("b=" + file("libb.so"));
        Guest a = Guest.ofNative("a=" + file("liba.so"));
        List<Guest.Identity> kept = Guest.identities(List.of(b, a));
        assertThat(kept).isEqualTo(Guest.identities(List.of(a, b)));
        assertThat(kept.getFirst())
                .hasToString("a=liba.so (SHA-256 " + Manifest.sha256(folder.resolve("liba.so")) + ")");
        assertThat(kept.toString()).doesNotContain(folder.toString());
    }

    @Test
    void aRunThatHadAGuestAsksForItAgain() {
        Manifest manifest = Sample.manifest(List.of(), List.of(Sample.guest("mkl", "00ff")));
        assertThatThrownBy(() -> manifest.requireGuests(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the run has the guest mkl=libmkl.so (SHA-256 00ff); give it again by --native mkl=PATH");
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }
}
