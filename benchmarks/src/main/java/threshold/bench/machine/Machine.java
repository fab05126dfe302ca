package threshold.bench.machine;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The machine that measures. What an operating system does not tell reads {@code unknown}, or is left out.
 *
 * @param cpu model of the processor
 * @param flags the instruction sets that matter here
 * @param cores processors that this JVM may use
 * @param caches sizes by name, {@code L1d}, {@code L2}, {@code L3}
 * @param memoryBytes physical memory
 * @param os name and version
 * @param hypervisor its name, {@code none}, or {@code unknown} off Linux
 */
public record Machine(
        String cpu,
        List<String> flags,
        int cores,
        Map<String, String> caches,
        long memoryBytes,
        String os,
        String hypervisor) {

    private static final Set<String> TELLING = Set.of(
            "sse4_2",
            "avx",
            "avx2",
            "fma",
            "avx512f",
            "avx512dq",
            "avx512bw",
            "avx512vl",
            "avx_vnni",
            "asimd",
            "sve",
            "sve2");
    private static final String CPUINFO = "/proc/cpuinfo";
    private static final String UNKNOWN = "unknown";

    /** This machine. */
    public static Machine current() {
        return new Machine(
                LinuxFiles.value(CPUINFO, "model name").orElseGet(() -> System.getProperty("os.arch", UNKNOWN)),
                flagsHere(),
                Runtime.getRuntime().availableProcessors(),
                cachesHere(),
                memoryHere(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                hypervisorHere());
    }

    /** Names the fields in which two machines differ, with both values; empty if they are alike. */
    public List<String> differences(Machine other) {
        List<String> differences = new ArrayList<>();
        differ(differences, "cpu", cpu, other.cpu);
        differ(differences, "cpu flags", flags, other.flags);
        differ(differences, "cores", cores, other.cores);
        differ(differences, "caches", caches, other.caches);
        differ(differences, "memory", memoryBytes, other.memoryBytes);
        differ(differences, "operating system", os, other.os);
        differ(differences, "hypervisor", hypervisor, other.hypervisor);
        return differences;
    }

    private static void differ(List<String> differences, String what, Object then, Object now) {
        if (!Objects.equals(then, now)) {
            differences.add("%s: was %s, is %s".formatted(what, then, now));
        }
    }

    /** The environment variables that steer native libraries. */
    public static Map<String, String> environment() {
        Map<String, String> steering = new TreeMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.matches("(OPENBLAS|GOTO|MKL|BLIS|ARMPL|OMP|KMP)_.*")) {
                steering.put(name, value);
            }
        });
        return steering;
    }

    private static List<String> flagsHere() {
        Optional<String> all = LinuxFiles.value(CPUINFO, "flags").or(() -> LinuxFiles.value(CPUINFO, "Features"));
        return all.stream()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(TELLING::contains)
                .sorted()
                .toList();
    }

    private static Map<String, String> cachesHere() {
        Map<String, String> caches = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            String folder = "/sys/devices/system/cpu/cpu0/cache/index" + i + "/";
            Optional<String> level = LinuxFiles.line(folder + "level");
            Optional<String> size = LinuxFiles.line(folder + "size");
            String type = LinuxFiles.line(folder + "type").orElse("");
            if (level.isPresent() && size.isPresent() && !type.equals("Instruction")) {
                caches.put("L" + level.get() + (type.equals("Data") ? "d" : ""), size.get());
            }
        }
        return caches;
    }

    private static long memoryHere() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
    }

    private static String hypervisorHere() {
        if (LinuxFiles.lines(CPUINFO).isEmpty()) {
            return UNKNOWN;
        }
        boolean guest = LinuxFiles.value(CPUINFO, "flags").orElse("").contains(" hypervisor");
        return guest ? LinuxFiles.line("/sys/class/dmi/id/sys_vendor").orElse("unnamed") : "none";
    }
}
