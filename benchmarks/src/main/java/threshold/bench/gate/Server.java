package threshold.bench.gate;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that answers each line with a line, as long as it is asked. */
final class Server implements AutoCloseable {

    private static final int PATIENCE = 5;

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final Path err;

    private Server(Process process, Path err) {
        this.process = process;
        this.err = err;
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the JVM of this process anew. */
    static Server java(List<String> arguments) throws IOException {
        Path err = Files.createTempFile("threshold-server", ".err");
        return new Server(Child.command(arguments).redirectError(err.toFile()).start(), err);
    }

    /** @throws IOException with what it says went wrong, if it has ended */
    String ask(String question) throws IOException {
        String answer;
        try {
            questions.write(question);
            questions.newLine();
            questions.flush();
            answer = answers.readLine();
        } catch (IOException _) {
            answer = null;
        }
        if (answer == null) {
            throw new IOException(ended().complaint());
        }
        return answer;
    }

    private Child ended() throws IOException {
        process.destroy();
        return new Child(process.onExit().join().exitValue(), "", Files.readString(err));
    }

    @Override
    public void close() {
        try {
            questions.close();
            process.waitFor(PATIENCE, TimeUnit.SECONDS);
        } catch (IOException _) {
            // It has ended: what was still to be asked cannot be.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            err.toFile().delete();
        }
    }
}
