package threshold.bench.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import threshold.bench.machine.Build;

/** Entry of the command. */
@Command(
        name = "threshold",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Which linear-algebra backend is fastest, at which size, at what accuracy, on this machine.",
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            GateCommand.class,
            SelfCheckCommand.class,
            HistoryCommand.class,
            ReproduceCommand.class,
            HeadCommand.class,
            ReportCommand.class,
            AdviseCommand.class,
            CellsCommand.class,
            ForkCommand.class,
            JmhCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 fine; 1 usage, environment or unreadable input; 2 accuracy, allocation or a failed criterion; 3",
            "confirmed slowdown; 4 not comparable; 5 a gate is not to be trusted here.",
            "",
            "Examples:",
            "  threshold run                    the quick suite, ten minutes",
            "  threshold run --suite smoke      everything once, two minutes",
            "  threshold cells --suite scaling  what a suite would measure"
        })
public final class Main implements Callable<Integer> {

    /** Usage, environment or unreadable input. */
    static final int REFUSED = 1;

    /** Accuracy, allocation or a failed criterion. */
    static final int FAILED = 2;

    /** Self-checks speak against a gate on this machine. */
    static final int UNTRUSTED = 5;

    @Spec
    private CommandSpec spec;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String... args) {
        System.exit(exitCode(args));
    }

    private static int exitCode(String... args) {
        try {
            return commandLine().execute(args);
        } catch (OutOfMemoryError _) {
            long heap = Runtime.getRuntime().maxMemory();
            System.err.printf(
                    "threshold: %d MB of heap are not enough for this; give it more, as by THRESHOLD_HEAP=%dg%n",
                    heap >> 20, Math.ceilDiv(2 * heap, 1L << 30));
            return REFUSED;
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        requireNonNull(line.getSubcommands().get("jmh")).setUnmatchedOptionsArePositionalParams(true);
        line.setExecutionExceptionHandler(Main::refused);
        line.setParameterExceptionHandler(Main::misused);
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "what shall it do? Name a command");
    }

    /** One line for a refusal; a stack trace only for what nobody foresaw. */
    private static int refused(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof IllegalArgumentException || e instanceof java.io.IOException) {
            err.println("threshold: " + e.getMessage());
        } else {
            e.printStackTrace(err);
        }
        return REFUSED;
    }

    private static int misused(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("threshold: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        return REFUSED;
    }

    /** The build's version and commit. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "threshold " + Build.current(), "Java " + Runtime.version() + ", " + System.getProperty("java.vendor")
            };
        }
    }
}
