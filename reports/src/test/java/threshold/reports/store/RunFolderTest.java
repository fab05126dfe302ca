package threshold.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threshold.reports.model.Fork;
import threshold.reports.model.Run;

class RunFolderTest {

    private static final String MANIFEST = """
        {"schema": 1, "suite": "tiny", "plan": {"rounds": 2}, "later": [1, 2],
         "cells": [
          {"id": "a", "family": "gemm", "solver": "x:y", "sizes": {"n": "2", "m": 3}, "threads": 1,
           "accuracy": {"class": "stable"}}
         ]}
        """;
    private static final String OK = """
        {"cell": "a", "round": 0, "status": "ok", "measured": [3, 1, 2], "residual": "Infinity", "new": {}}
        """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), MANIFEST);
        Files.writeString(folder.resolve("forks.jsonl"), OK);
    }

    @Test
    void readsCellsAndForksAndIgnoresWhatItDoesNotKnow() throws IOException {
        Run run = RunFolder.read(folder);
        assertThat(run.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.backend()).isEqualTo("x");
            assertThat(cell.setting().sizesText()).isEqualTo("n=2 m=3");
        });
        Fork.Measurement measured = run.forks().getFirst().measurement().orElseThrow();
        assertThat(measured.time()).isEqualTo(2);
        assertThat(measured.residual()).isInfinite();
        assertThat(measured.load()).isNaN();
        assertThat(measured.doubt()).isNull();
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void readsWhetherTheWarmUpHadSettled() throws IOException {
        append(OK.replace("\"round\": 0,", "\"round\": 1, \"facts\": {\"warmup.settled\": \"false\"},"));
        assertThat(RunFolder.read(folder).forks())
                .extracting(fork -> fork.measurement().orElseThrow().doubt())
                .containsExactly(null, "its warm-up had not settled");
    }

    @Test
    void readsHowManyIterationsOthersMadeSlow() throws IOException {
        append(OK.replace("\"round\": 0,", "\"round\": 1, \"disturbed\": [9, 8], \"ruler\": [1, 1, 1, 2, 2],")
                + OK.replace("\"round\": 0,", "\"round\": 2, \"disturbed\": null, \"ruler\": null,"));
        assertThat(RunFolder.read(folder).forks())
                .extracting(fork -> fork.measurement().orElseThrow().cost().disturbed())
                .containsExactly(0, 2, 0);
    }

    @Test
    void readsWhyAForkIsDoubtedThoughItWasMeasuredTwice() throws IOException {
        append(OK.replace("\"round\": 0,", "\"round\": 1, \"facts\": {\"unsteady\": \"its time fell\"},"));
        assertThat(RunFolder.read(folder).forks())
                .extracting(fork -> fork.measurement().orElseThrow().doubt())
                .containsExactly(null, "its time fell");
    }

    @Test
    void aForkThatWasLeftOutStaysBesideTheOneThatStandsForIt() throws IOException {
        Files.writeString(
                folder.resolve("forks.jsonl"), OK.replace("\"ok\"", "\"unsteady\", \"why\": \"its time fell\"") + OK);
        assertThat(RunFolder.read(folder).forks())
                .extracting(Fork::status, Fork::why, fork -> fork.measurement().isPresent())
                .containsExactly(
                        tuple(Fork.Status.UNSTEADY, "its time fell", false), tuple(Fork.Status.OK, null, true));
    }

    @Test
    void aTornLastLineIsAWarning() throws IOException {
        append("{\"cell\": \"a\", \"round\": 1, \"sta");
        Run run = RunFolder.read(folder);
        assertThat(run.forks()).hasSize(1);
        assertThat(run.warnings())
                .singleElement()
                .asString()
                .contains("forks.jsonl, line 2")
                .contains("torn");
    }

    @Test
    void aTornLineInTheMiddleIsAnError() throws IOException {
        append("{\"cell\": \"a\"\n" + OK);
        assertFails("forks.jsonl, line 2: not valid JSON");
    }

    @Test
    void theLaterOfTwoForksOfOneRoundStands() throws IOException {
        append(OK.replace("[3, 1, 2]", "[7]"));
        assertThat(RunFolder.read(folder).forks())
                .singleElement()
                .satisfies(fork ->
                        assertThat(fork.measurement().orElseThrow().time()).isEqualTo(7));
    }

    @Test
    void aRunWithoutForksIsARunThatHasJustBegun() throws IOException {
        Files.delete(folder.resolve("forks.jsonl"));
        assertThat(RunFolder.read(folder).warnings()).singleElement().asString().contains("no fork has ended");
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        assertFails("manifest.json: there is no such file");
    }

    @Test
    void namesTheLineOfAWrongField() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), MANIFEST.replace("\"threads\": 1", "\"threads\": \"one\""));
        assertFails("manifest.json, line 3: /cells/0/threads should be a whole number, not \"one\"");
    }

    @Test
    void namesTheObjectThatLacksAField() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), MANIFEST.replace("\"solver\": \"x:y\",", ""));
        assertFails("manifest.json, line 3: /cells/0 lacks the field \"solver\"");
    }

    @Test
    void refusesAnotherSchema() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), MANIFEST.replace("\"schema\": 1", "\"schema\": 2"));
        assertFails("manifest.json, line 1: /schema should be 1");
    }

    @Test
    void refusesAForkOfAnUnknownCellAndTimesThatAreNone() throws IOException {
        append(OK.replace("\"a\"", "\"b\""));
        assertFails("forks.jsonl, line 2: /cell should be a cell of the manifest, not \"b\"");
        Files.writeString(folder.resolve("forks.jsonl"), OK.replace("[3, 1, 2]", "[3, 0]"));
        assertFails("forks.jsonl, line 1: /measured should be a list of positive times");
    }

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("forks.jsonl"), OK + text);
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining(message);
    }
}
