package threshold.bench.machine;

import java.util.OptionalLong;

/** What a process holds of the machine's memory, heap and all else. */
public final class ResidentMemory {

    private static final long KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** The most bytes that this process has had so far; empty where the system does not tell. */
    public static OptionalLong peak() {
        return LinuxFiles.value("/proc/self/status", "VmHWM")
                .filter(text -> text.matches("[0-9]+ kB"))
                .map(text -> OptionalLong.of(KIBIBYTE * Long.parseLong(text.substring(0, text.indexOf(' ')))))
                .orElse(OptionalLong.empty());
    }
}
