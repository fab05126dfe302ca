package threshold.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether the JIT compiler of this JVM is at work.
 *
 * <p>Compilation times are added up when a method is done, and C2 may be half a second at one method, so what it is
 * doing just now is asked for as well: HotSpot's {@code Compiler.queue} (0.1 ms a call). A JVM without it is judged by
 * the times alone.
 */
final class Compiler {

    /** Stands between class and method of everything that is being compiled or waits for it. */
    private static final String METHOD = "::";

    private static final long NEXT_TO_NOTHING = 5;

    private final CompilationMXBean times = ManagementFactory.getCompilationMXBean();
    private long before = times.getTotalCompilationTime();

    /** Whether it is idle now and has compiled for at most {@value #NEXT_TO_NOTHING} ms since the last question. */
    boolean isIdle() {
        long now = times.getTotalCompilationTime();
        boolean wasIdle = now - before <= NEXT_TO_NOTHING;
        before = now;
        return wasIdle
                && DiagnosticCommand.ask("compilerQueue")
                        .filter(queue -> queue.contains(METHOD))
                        .isEmpty();
    }
}
