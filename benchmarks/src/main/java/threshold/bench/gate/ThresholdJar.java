package threshold.bench.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import threshold.bench.machine.Build;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.Protocol;
import threshold.bench.suite.PlannedCell;

/** A build of Threshold, which speaks the {@link Protocol}. */
final class ThresholdJar implements Contestant {

    private static final String MAIN = "threshold.bench.cli.Main";

    private final String classPath;
    private final List<String> selection;
    private final List<Double> slowdowns;

    /**
     * @param classPath its jar, or all that it is run from
     * @param selection the options that say what is measured, as they stand on the command line
     * @param slowdowns by which shares of their time operations are slowed on purpose, after they were measured as they
     *     are
     */
    ThresholdJar(String classPath, List<String> selection, List<Double> slowdowns) {
        this.classPath = classPath;
        this.selection = List.copyOf(selection);
        this.slowdowns = List.copyOf(slowdowns);
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
    public ForkRecord fork(PlannedCell cell, OptionalDouble known) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("fork", cell.id(), "--json"));
        arguments.addAll(suite());
        if (known.isPresent()) {
            arguments.add("--known=" + String.format(Locale.ROOT, "%.6g", known.getAsDouble()));
        }
        if (!slowdowns.isEmpty()) {
            arguments.add("--slowed=" + slowdowns.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        Child child = main(arguments);
        if (child.answer().isEmpty()) {
            throw new IOException(classPath + " cannot measure " + cell.id() + ": " + child.complaint());
        }
        return understood(() -> Protocol.fork(child.answer()));
    }

    /** The suite among the options, which sets what a fork spends. */
    private List<String> suite() {
        return selection.stream()
                .filter(option -> option.startsWith("--suite="))
                .toList();
    }

    private Child main(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(Build.jvmFlags());
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", classPath, MAIN));
        command.addAll(arguments);
        return Child.java(command);
    }

    private <T> T understood(Supplier<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            throw new IOException(classPath + ": " + e.getMessage(), e);
        }
    }
}
