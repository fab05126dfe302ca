package threshold.bench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import threshold.bench.machine.Build;
import threshold.bench.run.Protocol;
import threshold.bench.suite.Declined;
import threshold.bench.suite.Planner;

/** {@code threshold cells}: lists what would be measured, and what would not, and why. */
@Command(
        name = "cells",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Lists the cells of a suite, and what is left out of it and why.",
        footer = {
            "",
            "Examples:",
            "  threshold cells",
            "  threshold cells --suite scaling --backend simd",
            "  threshold cells --family gemm --size m=100,n=100,k=100 --threads all",
            "  threshold cells --native mkl=/opt/intel/lib/libmkl_rt.so.2 --backend mkl"
        })
final class CellsCommand implements Callable<Integer> {

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--json", description = "one line of JSON, for another build of Threshold")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Planned planned = selection.plan();
        Planner.Plan plan = planned.plan();
        PrintStream out = System.out;
        if (json) {
            out.println(Protocol.line(new Protocol.Cells(
                    Protocol.VERSION,
                    Build.current(),
                    ForkFlags.all(Optional.empty()),
                    selection.suite().effort(),
                    planned.backendFacts(),
                    plan.cells(),
                    plan.declined(),
                    true,
                    true)));
            return 0;
        }
        plan.cells().forEach(cell -> out.println(cell.id()));
        for (Declined declined : plan.declined()) {
            String sizes = declined.sizes() == null ? "" : " " + declined.sizes();
            String threads = declined.threads() == null ? "" : " t" + declined.threads();
            out.println(
                    "# not " + declined.family() + " " + declined.solver() + sizes + threads + ": " + declined.why());
        }
        out.println("# " + plan.cells().size() + " cells");
        return 0;
    }
}
