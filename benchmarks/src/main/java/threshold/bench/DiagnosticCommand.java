package threshold.bench;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** HotSpot's diagnostic commands, asked from within the JVM; the first question takes 0.2 s, the others what they ask for. */
final class DiagnosticCommand {

    private static final String NAME = "com.sun.management:type=DiagnosticCommand";

    private DiagnosticCommand() {}

    /** The answer to a command without arguments; empty in a JVM that does not know it. */
    static Optional<String> ask(String command) {
        return invoke(command, null, null);
    }

    /** The answer to a command that takes arguments; empty in a JVM that does not know it. */
    static Optional<String> ask(String command, String... arguments) {
        return invoke(command, new Object[] {arguments}, new String[] {String[].class.getName()});
    }

    private static Optional<String> invoke(String command, Object @Nullable [] arguments, String @Nullable [] types) {
        try {
            return Optional.of(String.valueOf(ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(NAME), command, arguments, types)));
        } catch (JMException _) {
            return Optional.empty();
        }
    }
}
