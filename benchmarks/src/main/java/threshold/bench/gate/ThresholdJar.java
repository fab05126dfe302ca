package threshold.bench.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import threshold.bench.machine.Build;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.Protocol;
import threshold.bench.suite.PlannedCell;

/**
 * A build of Threshold, which speaks the {@link Protocol}: its forks are started by a process for each, or by one for all that
 * serves.
 */
final class ThresholdJar implements Contestant {

    private static final String MAIN = "threshold.bench.cli.Main";

    private final String classPath;
    private final List<String> selection;
    private final List<Double> slowdowns;
    private final boolean unslowed;
    private boolean serves;
    private boolean takesTurns;
    private @Nullable Server server;

    /**
     * @param classPath its jar, or all that it is run from
     * @param selection the options that say what is measured, as they stand on the command line
     * @param slowdowns by which shares of their time operations are slowed on purpose, beside what they are as they are
     * @param unslowed whether they are not slowed after all, and only measured as often as where they are
     */
    ThresholdJar(String classPath, List<String> selection, List<Double> slowdowns, boolean unslowed) {
        this.classPath = classPath;
        this.selection = List.copyOf(selection);
        this.slowdowns = List.copyOf(slowdowns);
        this.unslowed = unslowed;
    }

    /** A build as it is. */
    ThresholdJar(String classPath, List<String> selection) {
        this(classPath, selection, List.of(), false);
    }

    @Override
    public Protocol.Cells cells() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("cells", "--json"));
        arguments.addAll(selection);
        Child child = main(arguments);
        if (child.exitCode() != 0) {
            throw new IOException(classPath + " does not say what it would measure: " + child.complaint());
        }
        return understood(() -> Protocol.cells(child.answer()));
    }

    @Override
    public void serve(boolean inTurns) {
        serves = true;
        takesTurns = inTurns;
    }

    @Override
    public ForkRecord fork(PlannedCell cell, OptionalDouble known, Optional<Path> umpire) throws IOException {
        return serves ? served(cell, known, umpire) : single(cell, known);
    }

    private ForkRecord served(PlannedCell cell, OptionalDouble known, Optional<Path> umpire) throws IOException {
        if (server == null) {
            server = Server.java(command(forks("-")));
        }
        Double time = known.isPresent() ? known.getAsDouble() : null;
        String answer;
        try {
            String socket = umpire.map(Path::toString).orElse(null);
            answer = server.ask(Protocol.line(new Protocol.Request(cell.id(), time, socket)));
        } catch (IOException e) {
            throw new IOException(classPath + " ended at " + cell.id() + ": " + e.getMessage(), e);
        }
        Protocol.Answer understood = understood(() -> Protocol.answer(answer));
        if (understood.fork() == null) {
            throw new IOException(classPath + " cannot measure " + cell.id() + ": " + understood.refusal());
        }
        return understood.fork();
    }

    private ForkRecord single(PlannedCell cell, OptionalDouble known) throws IOException {
        List<String> arguments = forks(cell.id());
        if (known.isPresent()) {
            arguments.add("--known=" + String.format(Locale.ROOT, "%.6g", known.getAsDouble()));
        }
        Child child = main(arguments);
        if (child.answer().isEmpty()) {
            throw new IOException(classPath + " cannot measure " + cell.id() + ": " + child.complaint());
        }
        return understood(() -> Protocol.fork(child.answer()));
    }

    /** The command for forks of a cell, with the suite among the options, which sets what a fork spends. */
    private List<String> forks(String cell) {
        List<String> arguments = new ArrayList<>(List.of("fork", cell, "--json"));
        selection.stream().filter(option -> option.startsWith("--suite=")).forEach(arguments::add);
        if (!slowdowns.isEmpty()) {
            arguments.add("--slowed=" + slowdowns.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        if (unslowed) {
            arguments.add("--unslowed");
        }
        return arguments;
    }

    private Child main(List<String> arguments) throws IOException {
        return Child.java(command(arguments));
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(Build.jvmFlags());
        if (takesTurns) {
            command.add(JmhLock.LEFT);
        }
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", classPath, MAIN));
        command.addAll(arguments);
        return command;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private <T> T understood(Supplier<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            throw new IOException(classPath + ": " + e.getMessage(), e);
        }
    }
}
