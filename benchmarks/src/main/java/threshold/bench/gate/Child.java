package threshold.bench.gate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process that was waited for, and what it said.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Child(int exitCode, String out, String err) {

    /** Runs the JVM of this process anew, to its end. */
    static Child java(List<String> arguments) throws IOException {
        Path err = Files.createTempFile("threshold-child", ".err");
        try {
            Process process = command(arguments).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            CompletableFuture<byte[]> out = CompletableFuture.supplyAsync(() -> bytes(process.getInputStream()));
            int code = process.waitFor();
            return new Child(
                    code,
                    new String(out.join(), StandardCharsets.UTF_8),
                    new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a build was measured", e);
        } finally {
            Files.deleteIfExists(err);
        }
    }

    /** The JVM of this process with other arguments. */
    static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private static byte[] bytes(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException _) {
            return new byte[0];
        }
    }

    /** The last line of its output, where answers stand. */
    String answer() {
        return out.lines().reduce("", (_, line) -> line);
    }

    /** What it says went wrong, in a line. */
    String complaint() {
        return (err + "\n" + out)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("WARNING:"))
                .findFirst()
                .orElse("it ended with exit code " + exitCode + " and without a word");
    }
}
