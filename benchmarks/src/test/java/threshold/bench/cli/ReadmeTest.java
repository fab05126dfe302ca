package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import threshold.bench.suite.Suite;

/** What the README tells people to type is what the command, the build and CI understand. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("threshold.root"));
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final String COMMAND = "benchmarks/target/threshold ";

    static Stream<String> commands() throws IOException {
        return shellLines().filter(line -> line.startsWith(COMMAND)).map(line -> line.substring(COMMAND.length()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_command_line_is_understood(String command) {
        assertThatCode(() -> Main.commandLine().parseArgs(command.split(" "))).doesNotThrowAnyException();
    }

    @Test
    void every_subcommand_that_users_type_is_shown() throws IOException {
        List<String> shown = commands().toList();
        for (String name :
                List.of("run", "compare", "gate", "selfcheck", "history", "advise", "report", "reproduce", "cells")) {
            assertThat(shown).anyMatch(command -> command.startsWith(name));
        }
    }

    @Test
    void every_suite_is_explained() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        for (Suite suite : Suite.values()) {
            assertThat(readme).contains("| `" + suite.label() + "` |");
        }
    }

    @Test
    void the_program_that_takes_advice_is_the_example_that_is_built() throws IOException {
        List<String> example =
                Files.readAllLines(ROOT.resolve("core/src/it/advice/src/main/java/example/Spectrum.java")).stream()
                        .map(String::strip)
                        .toList();
        List<String> shown = blocks(JAVA)
                .filter(block -> block.contains("advice.solver"))
                .flatMap(String::lines)
                .map(String::strip)
                .toList();
        assertThat(example).containsSubsequence(shown);
        assertThat(shown).hasSizeGreaterThan(5);
    }

    @Test
    void the_profile_of_the_main_job_exists() throws IOException {
        assertThat(shellLines()).contains("mvn -B -Pquick verify");
        assertThat(Files.readString(ROOT.resolve("benchmarks/pom.xml"))).contains("<id>quick</id>");
    }

    @Test
    void continuous_integration_runs_the_command_that_the_readme_gives_for_the_tests() throws IOException {
        List<String> ci = Files.readAllLines(ROOT.resolve(".ci/run"));
        assertThat(shellLines()).contains(Objects.requireNonNull(ci.getLast()));
    }

    private static Stream<String> shellLines() throws IOException {
        return blocks(SHELL).flatMap(String::lines);
    }

    private static Stream<String> blocks(Pattern language) throws IOException {
        return language.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1));
    }
}
