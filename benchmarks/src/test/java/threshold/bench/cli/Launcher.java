package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher as it is packaged, in a process of its own. */
final class Launcher {

    static final Path PACKAGED = Path.of(System.getProperty("threshold.launcher"));

    /** What the JVM takes more options from. */
    static final String JVM_OPTIONS = "JDK_JAVA_OPTIONS";

    private static final List<String> FOREIGN =
            List.of("JAVA_HOME", "THRESHOLD_JAVA", "JAVA_TOOL_OPTIONS", JVM_OPTIONS, "GITHUB_STEP_SUMMARY");

    private Launcher() {}

    /**
     * How it ended.
     *
     * @param code its exit code
     * @param out its standard output
     * @param err its standard error
     */
    record Result(int code, String out, String err) {}

    /** Runs it to its end, with a variable or more instead of those of the tests. */
    static Result launch(Path launcher, Path folder, Map<String, String> variables, int seconds, String... arguments)
            throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(FOREIGN);
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                    .as("it ended in time: %s", Files.readString(err))
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
