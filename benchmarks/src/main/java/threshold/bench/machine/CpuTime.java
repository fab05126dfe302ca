package threshold.bench.machine;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Processor time, in clock ticks, since the machine started.
 *
 * @param busy ticks in which some processor did something, stolen ones included
 * @param total ticks of all processors
 * @param own ticks of this process, of all that descend from it, and of those of them that have ended
 */
public record CpuTime(long busy, long total, long own) {

    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    /** Now; all zero where there is no /proc. */
    public static CpuTime now() {
        List<String> machine = LinuxFiles.lines("/proc/stat");
        List<String> self = LinuxFiles.lines("/proc/self/stat");
        if (machine.isEmpty() || self.isEmpty()) {
            return new CpuTime(0, 0, 0);
        }
        String[] ticks = machine.getFirst().strip().split("\\s+");
        long total = 0;
        long idle = 0;
        for (int i = 1; i < ticks.length && i <= STEAL; i++) {
            long value = Long.parseLong(ticks[i]);
            total += value;
            idle += i == IDLE || i == IO_WAIT ? value : 0;
        }
        long own = own(self)
                + ProcessHandle.current()
                        .descendants()
                        .mapToLong(process -> own(LinuxFiles.lines("/proc/" + process.pid() + "/stat")))
                        .sum();
        return new CpuTime(total - idle, total, own);
    }

    /**
     * utime + stime + cutime + cstime: fields 14 to 17, counted after the name in parentheses, which may have spaces.
     * A process that has ended meanwhile has no lines, and its time is its parent's.
     */
    private static long own(List<String> lines) {
        if (lines.isEmpty()) {
            return 0;
        }
        String stat = lines.getFirst();
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long own = 0;
        for (int i = 11; i <= 14; i++) {
            own += Long.parseLong(fields[i]);
        }
        return own;
    }

    /** The share of all processors that others used since then, 0 to 1; empty where it cannot be known. */
    public static OptionalDouble foreignSince(CpuTime then) {
        CpuTime now = now();
        double total = now.total - then.total;
        if (total <= 0) {
            return OptionalDouble.empty();
        }
        double foreign = (now.busy - then.busy) - (now.own - then.own);
        return OptionalDouble.of(Math.clamp(foreign / total, 0.0, 1.0));
    }
}
