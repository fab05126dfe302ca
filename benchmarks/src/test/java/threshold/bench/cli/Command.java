package threshold.bench.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import threshold.bench.machine.Build;

/** The command in a process of its own, with the tests' class path. */
final class Command {

    private Command() {}

    /** Starts it; its output goes to the file. */
    static Process start(Path output, String... arguments) throws IOException {
        return start(output, List.of("-Djmh.ignoreLock=true"), arguments);
    }

    /** Starts it with more JVM flags. */
    static Process start(Path output, List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Build.jvmFlags());
        command.add("-Xmx512m");
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        File file = output.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
    }
}
