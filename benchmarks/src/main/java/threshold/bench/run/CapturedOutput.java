package threshold.bench.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Keeps every iteration of a fork, warm-up included, and its text; shows nothing. */
final class CapturedOutput implements OutputFormat {

    /** A JVM's own words for the end of it, or the first line of a stack trace. */
    private static final Pattern CAUSE = Pattern.compile(
            "^(?:Caused by: |Exception in thread \"[^\"]*\" )?((?:[a-z][\\w]*\\.)+[A-Z]\\w*(?:Exception|Error)(?:: .*)?)$",
            Pattern.MULTILINE);

    private static final Pattern EXIT = Pattern.compile("[Ff]orked VM failed with exit code (-?[0-9]+)");
    private static final Pattern SIGNAL = Pattern.compile("^#\\s+(SIG\\w+ .*)$", Pattern.MULTILINE);

    /** What JMH and the java launcher say when no fork could be started. */
    private static final Pattern NOT_STARTED = Pattern.compile(
            "^(?:<failed to invoke the VM|Error: Could not |Error occurred during initialization of )",
            Pattern.MULTILINE);

    private final StringBuilder text = new StringBuilder();
    private boolean started;
    private final List<Double> warmup = new ArrayList<>();
    private final List<Double> measured = new ArrayList<>();
    private final List<Long> operations = new ArrayList<>();

    double[] warmup() {
        return warmup.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] measured() {
        return measured.stream().mapToDouble(Double::doubleValue).toArray();
    }

    long[] operations() {
        return operations.stream().mapToLong(Long::longValue).toArray();
    }

    /** The exit code that JMH tells of a fork that died. */
    Optional<Integer> exitCode() {
        Matcher exit = EXIT.matcher(text);
        return exit.find() ? Optional.of(Integer.parseInt(exit.group(1))) : Optional.empty();
    }

    /** The first cause that the fork's text tells, in one line. */
    Optional<String> cause() {
        for (Pattern pattern : List.of(SIGNAL, CAUSE)) {
            Matcher cause = pattern.matcher(text);
            if (cause.find()) {
                return Optional.of(cause.group(1).strip());
            }
        }
        return exitCode().map(code -> "the fork ended with exit code " + code);
    }

    /** JMH is about to start the fork. */
    void starts() {
        started = true;
    }

    /** Whether a JVM came up to measure: if not, the text tells nothing about the cell. */
    boolean hasStarted() {
        return started && !NOT_STARTED.matcher(text).find();
    }

    /** All the text so far. */
    String text() {
        return text.toString().strip();
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
        double time = data.getPrimaryResult().getScore();
        if (params.getType() == IterationType.WARMUP) {
            warmup.add(time);
        } else {
            measured.add(time);
            operations.add(data.getMetadata().getMeasuredOps());
        }
    }

    @Override
    public void print(String s) {
        text.append(s);
    }

    @Override
    public void println(String s) {
        text.append(s).append('\n');
    }

    @Override
    public void verbosePrintln(String s) {
        println(s);
    }

    @Override
    public void write(int b) {
        text.append((char) b);
    }

    @Override
    public void write(byte[] b) {
        text.append(new String(b, StandardCharsets.UTF_8));
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        starts();
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> result) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
