package threshold.bench.run;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import threshold.bench.machine.Build;
import threshold.bench.machine.Jvm;
import threshold.bench.machine.Machine;
import threshold.bench.suite.Criterion;
import threshold.bench.suite.Declined;
import threshold.bench.suite.Effort;
import threshold.bench.suite.PlannedCell;

/** A small run, made up. */
final class Sample {

    static final Machine MACHINE =
            new Machine("A CPU", List.of("avx2", "fma"), 2, Map.of("L2", "1M"), 1L << 34, "Linux 6", "none");
    static final Jvm JVM = new Jvm("25.0.3+9", "A Vendor", List.of("-Xmx1g"));
    static final Build BUILD = new Build("1.0", "0123456789", false);

    private Sample() {}

    /** Cells of one solver with these operation counts. */
    static List<PlannedCell> series(String family, String solver, double... flops) {
        return Arrays.stream(flops).mapToObj(f -> cell(family, solver, f)).toList();
    }

    static PlannedCell cell(String family, String solver, double flops) {
        return cell(family, solver, flops, Map.of("n", Integer.toString((int) flops)), Set.of("sequence"));
    }

    static PlannedCell cell(String family, String solver, double flops, Map<String, String> sizes, Set<String> axes) {
        String[] names = solver.split(":");
        return new PlannedCell(
                "%s/%s/n=%d/f64/t1/uniform".formatted(family, solver, (int) flops),
                family,
                solver,
                names[0],
                names[1],
                sizes,
                "f64",
                1,
                "uniform",
                new PlannedCell.AccuracyClass("stable", null, null),
                flops,
                8 * flops,
                flops,
                flops,
                1,
                "rows",
                axes,
                null);
    }

    static Manifest manifest(List<PlannedCell> cells) {
        return manifest(cells, List.of());
    }

    static Manifest manifest(List<PlannedCell> cells, List<Guest.Identity> guests) {
        return new Manifest(
                Manifest.SCHEMA,
                "quick",
                "quick",
                "2026-01-02T03:04:05Z",
                BUILD,
                MACHINE,
                Manifest.fingerprint(MACHINE, JVM),
                JVM,
                Map.of("OPENBLAS_NUM_THREADS", "1"),
                List.of(
                        new Manifest.BackendFacts("ejml", true, null, Map.of("version", "0.46.1")),
                        new Manifest.BackendFacts("openblas", false, "no library for this platform", Map.of())),
                new Manifest.Plan(42, 2, 10, 600, new Effort(500, 1500, 3, 100), List.of(), Map.of(), guests),
                cells,
                List.of(new Declined("gemm", "openblas", null, null, "no library for this platform")),
                List.of(new Criterion(
                        "gemm n=10",
                        Criterion.Kind.SPEEDUP,
                        "gemm/ejml:default/n=10/f64/t1/uniform",
                        List.of("gemm/ejml:default/n=100/f64/t1/uniform"),
                        1.1,
                        null)),
                null);
    }

    static Guest.Identity guest(String name, String sha256) {
        return new Guest.Identity(name, "--native", List.of(new Guest.Identity.Content("libmkl.so", sha256)));
    }

    static Fork fork(PlannedCell cell, int round, int order) {
        return new Fork(cell, round, order, Instant.parse("2026-01-02T03:04:06.789Z"));
    }

    static ForkRecord ok(PlannedCell cell, int round, int order) {
        return ok(cell, round, order, Map.of("core", "Cooperlake"));
    }

    static ForkRecord ok(PlannedCell cell, int round, int order, Map<String, String> facts) {
        return measured(cell, round, order, facts, 0, 100, 102, 98);
    }

    static ForkRecord measured(PlannedCell cell, int round, long heapBytes, double... nanoseconds) {
        return measured(cell, round, round, Map.of("core", "Cooperlake"), heapBytes, nanoseconds);
    }

    private static ForkRecord measured(
            PlannedCell cell, int round, int order, Map<String, String> facts, long heapBytes, double... nanoseconds) {
        return new ForkRecord(
                cell.id(),
                round,
                order,
                ForkRecord.Status.OK,
                null,
                "2026-01-02T03:04:06.789Z",
                1.5,
                new double[] {200, 101},
                nanoseconds,
                new long[] {1000, 990, 1010},
                null,
                null,
                25.0,
                Double.POSITIVE_INFINITY,
                30.0,
                10.5,
                "0123456789abcdef",
                heapBytes,
                64L,
                "cholesky-qr2",
                0.03,
                facts,
                null);
    }

    /** The same fork while other processes took this share of the processors. */
    static ForkRecord beside(ForkRecord fork, double foreignCpu) {
        return new ForkRecord(
                fork.cell(),
                fork.round(),
                fork.order(),
                fork.status(),
                fork.why(),
                fork.start(),
                fork.seconds(),
                fork.warmup(),
                fork.measured(),
                fork.operations(),
                fork.disturbed(),
                fork.ruler(),
                fork.load(),
                fork.residual(),
                fork.bound(),
                fork.kappa(),
                fork.hash(),
                fork.heapBytes(),
                fork.nativeBytes(),
                fork.path(),
                foreignCpu,
                fork.facts(),
                fork.slowed());
    }

    /** The same fork with so many calls in its iterations, and these rulers beside them. */
    static ForkRecord beside(ForkRecord fork, long[] operations, double[] rulers) {
        return new ForkRecord(
                fork.cell(),
                fork.round(),
                fork.order(),
                fork.status(),
                fork.why(),
                fork.start(),
                fork.seconds(),
                fork.warmup(),
                fork.measured(),
                operations,
                null,
                rulers,
                fork.load(),
                fork.residual(),
                fork.bound(),
                fork.kappa(),
                fork.hash(),
                fork.heapBytes(),
                fork.nativeBytes(),
                fork.path(),
                fork.foreignCpu(),
                fork.facts(),
                fork.slowed());
    }
}
