package threshold.bench.run;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import threshold.bench.suite.Selection;

/**
 * Asks a guest for its part of a plan in a JVM of its own: what it brings may crash, hang, or take the place of classes
 * that this process runs on.
 */
public final class GuestProbe {

    private static final long PATIENCE_SECONDS = 60;

    private GuestProbe() {}

    /**
     * The guest's answer; one that crashes or says nothing is absent, with the reason.
     *
     * @param jvmFlags what forks are started with
     * @throws IOException if no JVM can be started
     */
    public static GuestAnswer ask(Guest guest, Selection selection, List<String> jvmFlags) throws IOException {
        Path folder = Files.createTempDirectory("threshold-guest");
        try {
            return ask(guest, selection, jvmFlags, folder);
        } finally {
            delete(folder);
        }
    }

    private static GuestAnswer ask(Guest guest, Selection selection, List<String> jvmFlags, Path folder)
            throws IOException {
        Path question = folder.resolve("question.json");
        Path answer = folder.resolve("answer.json");
        Path output = folder.resolve("output.txt");
        Files.writeString(question, Json.MAPPER.writeValueAsString(new GuestPlanner.Question(guest, selection)));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(guest.flags());
        command.add("-XX:ErrorFile=" + folder.resolve("crash.txt"));
        command.add("-XX:-CreateCoredumpOnCrash");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(GuestPlanner.class.getName(), question.toString(), answer.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!hasEnded(process)) {
            return GuestAnswer.absent(
                    guest.name(),
                    "%s did not say within %d s what it has".formatted(guest.fileNames(), PATIENCE_SECONDS),
                    selection);
        }
        if (process.exitValue() != 0 || !Files.exists(answer)) {
            return GuestAnswer.absent(guest.name(), whyItDied(guest, process.exitValue(), output), selection);
        }
        return Json.MAPPER.readValue(answer, GuestAnswer.class);
    }

    private static boolean hasEnded(Process process) throws IOException {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a guest was asked what it has");
        } finally {
            process.destroyForcibly();
        }
    }

    /** The JVM's own words for its end, or else the last that was written: libraries say why they exit. */
    private static String whyItDied(Guest guest, int exitCode, Path output) throws IOException {
        CapturedOutput text = new CapturedOutput();
        text.println(Files.readString(output).replace(guest.files().getFirst().getParent() + File.separator, ""));
        String cause = text.cause()
                .or(() -> text.text().lines().reduce((_, last) -> last))
                .map(words -> ": " + words.strip())
                .orElse("");
        return "the JVM that asked %s what it has ended with exit code %d%s"
                .formatted(guest.fileNames(), exitCode, cause);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
