package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.bench.machine.Build;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Selection;
import threshold.bench.suite.Suite;

/** What guests answer from their own JVM, and what is said of those that are not what they are called. */
class GuestProbeTest {

    private static final String CALLED_BY_BLOCK = "QrHouseholderSolver_DDRB";

    @TempDir
    Path folder;

    @Test
    void theSameVersionHasTheSameMethodsAndItsOwnName() throws IOException {
        GuestAnswer answer = ask("commons-math@again=" + Jars.bundled("commons-math3"));
        assertThat(answer.facts().available()).as("%s", answer.facts()).isTrue();
        assertThat(answer.facts().name()).isEqualTo("commons-math@again");
        assertThat(answer.solvers().get("gemm")).contains("commons-math@again:block");
        assertThat(answer.plan().cells())
                .extracting(PlannedCell::solver)
                .contains("commons-math@again:default", "commons-math@again:block");
    }

    @Test
    void aMethodThatCallsWhatAVersionDoesNotHaveIsDeclinedAlthoughTheBundledOneHasIt() throws IOException {
        Path dense = Jars.some(
                Jars.bundled("ejml-ddense"),
                folder.resolve("ejml-ddense-old.jar"),
                name -> !name.contains(CALLED_BY_BLOCK));
        GuestAnswer answer = ask("ejml@old=" + Jars.bundled("ejml-core") + File.pathSeparator + dense);
        assertThat(answer.plan().declined())
                .filteredOn(declined -> declined.solver().equals("ejml@old:block"))
                .singleElement()
                .satisfies(declined -> assertThat(declined.why())
                        .contains("this version has not what the method calls", CALLED_BY_BLOCK));
        assertThat(answer.plan().cells())
                .filteredOn(cell -> cell.family().equals("least-squares"))
                .extracting(PlannedCell::solver)
                .containsExactlyInAnyOrder("ejml@old:default", "ejml@old:normal");
    }

    @Test
    void aSuiteOfChosenCellsGivesAGuestThoseOfItsModelWithTheirForks() throws IOException {
        Guest ejml = Guest.ofLibrary(
                "ejml@again=" + Jars.bundled("ejml-core") + File.pathSeparator + Jars.bundled("ejml-ddense"));
        Selection limits =
                new Selection(Suite.LIMITS.shapes(), Set.of("hankel-least-squares"), Set.of(), Set.of(), Set.of());
        assertThat(GuestProbe.ask(ejml, limits, Build.jvmFlags()).plan().cells())
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.solver()).isEqualTo("ejml@again:default");
                    assertThat(cell.forks()).isEqualTo(3);
                });
    }

    @Test
    void aPartOfALibraryIsAskedForTheRest() throws IOException {
        assertThat(because("ejml@part=" + Jars.bundled("ejml-ddense")))
                .contains("has not what backend ejml calls", "org/ejml/", "give all jars of the library");
    }

    @Test
    void anotherLibrarysJarIsFoundOut() throws IOException {
        assertThat(because("ojalgo@9=" + Jars.bundled("commons-math3"))).contains("backend ojalgo uses no class of");
    }

    @Test
    void aTextIsNoJar() throws IOException {
        assertThat(because("ejml@9=" + Files.writeString(folder.resolve("notes.jar"), "no jar")))
                .contains("notes.jar is not a jar");
    }

    @Test
    void aTextIsNoNativeLibraryAndCostsItsOwnCellsInEachFamily() throws IOException {
        Guest notes = Guest.ofNative("notes=" + Files.writeString(folder.resolve("libnotes.so"), "no library"));
        GuestAnswer answer = GuestProbe.ask(notes, gemmAndLeastSquares(), Build.jvmFlags());
        assertThat(answer.facts().available()).isFalse();
        assertThat(answer.plan().cells()).isEmpty();
        assertThat(answer.plan().declined())
                .hasSize(2)
                .allSatisfy(declined -> assertThat(declined.why())
                        .contains("libnotes.so cannot be loaded")
                        .doesNotContain(folder.toString()));
    }

    @Test
    void aGuestThatEndsItsJvmCostsItsCellsAndNothingElse() throws IOException {
        Guest guest = Guest.ofNative("early=" + Files.writeString(folder.resolve("libearly.so"), "never opened"));
        GuestAnswer answer =
                GuestProbe.ask(guest, gemmAndLeastSquares(), List.of("-XX:+ThisFlagEndsTheJvmBeforeItStarts"));
        assertThat(answer.facts().because())
                .contains("the JVM that asked libearly.so what it has ended with exit code 1: ");
        assertThat(answer.plan().declined()).hasSize(2);
    }

    private static String because(String library) throws IOException {
        GuestAnswer answer = ask(library);
        assertThat(answer.facts().available()).isFalse();
        return String.valueOf(answer.facts().because());
    }

    private static GuestAnswer ask(String library) throws IOException {
        return GuestProbe.ask(Guest.ofLibrary(library), gemmAndLeastSquares(), Build.jvmFlags());
    }

    private static Selection gemmAndLeastSquares() {
        return new Selection(Suite.rehearsal(), Set.of("gemm", "least-squares"), Set.of(), Set.of(), Set.of(1));
    }
}
