package threshold.bench.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import threshold.bench.machine.Build;
import threshold.bench.machine.CpuTime;
import threshold.bench.run.ForeignFork;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.Protocol;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/**
 * The jar of any JMH suite, driven by JMH's own options: {@code -lp} lists benchmarks and parameters, {@code -f 1}
 * measures one fork. Each combination of parameters is a cell; times are those of an operation, whatever the mode.
 */
final class JmhJar implements Contestant {

    private final Path jar;
    private final List<String> only;
    private final Effort effort;
    private final Map<String, JmhBenchmark> benchmarks = new LinkedHashMap<>();

    /**
     * @param only what a benchmark's name must contain, one of these; empty for all
     * @param effort what a fork spends
     */
    JmhJar(Path jar, List<String> only, Effort effort) {
        this.jar = jar;
        this.only = List.copyOf(only);
        this.effort = effort;
    }

    @Override
    public Protocol.Cells cells() throws IOException {
        Child child = Child.java(List.of("-jar", jar.toString(), "-lp"));
        if (child.exitCode() != 0) {
            throw new IOException(jar + " is neither a build of Threshold nor a JMH suite: " + child.complaint());
        }
        JmhBenchmark.listed(child.out()).stream()
                .filter(one -> only.isEmpty() || only.stream().anyMatch(one.name()::contains))
                .forEach(one -> benchmarks.put(one.id(), one));
        return new Protocol.Cells(
                Protocol.VERSION,
                new Build("JMH suite " + jar.getFileName(), null, false),
                List.of(),
                effort,
                List.of(),
                benchmarks.values().stream().map(JmhBenchmark::planned).toList(),
                List.of(),
                false,
                false);
    }

    @Override
    public ForkRecord fork(PlannedCell cell, OptionalDouble known, Optional<Path> umpire) throws IOException {
        JmhBenchmark benchmark = Objects.requireNonNull(benchmarks.get(cell.id()), "cells() comes first");
        Path result = Files.createTempFile("threshold-jmh", ".json");
        CpuTime before = CpuTime.now();
        long start = System.nanoTime();
        try {
            Child child = Child.java(arguments(benchmark, result));
            double seconds = (System.nanoTime() - start) / 1e9;
            return ForeignFork.of(
                    cell.id(), Files.readString(result), child.complaint(), seconds, CpuTime.foreignSince(before));
        } finally {
            Files.deleteIfExists(result);
        }
    }

    private List<String> arguments(JmhBenchmark benchmark, Path result) {
        List<String> arguments = new ArrayList<>(List.of(
                "-jar",
                jar.toString(),
                "^" + benchmark.name().replace(".", "\\.") + "$",
                "-f",
                "1",
                "-bm",
                "avgt",
                "-tu",
                "ns",
                "-wi",
                Integer.toString(Math.max(1, Math.ceilDiv(effort.settle(), effort.milliseconds()))),
                "-w",
                effort.milliseconds() + "ms",
                "-i",
                Integer.toString(effort.iterations()),
                "-r",
                effort.milliseconds() + "ms",
                "-foe",
                "true",
                "-rf",
                "json",
                "-rff",
                result.toString()));
        benchmark.params().forEach((name, value) -> arguments.addAll(List.of("-p", name + "=" + value)));
        return arguments;
    }
}
