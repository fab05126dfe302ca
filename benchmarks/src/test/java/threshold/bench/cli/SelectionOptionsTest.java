package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import threshold.bench.suite.PlannedCell;

/** Which families options mean that name a family, or only a size. */
class SelectionOptionsTest {

    @Command
    private static final class Asking {

        @Mixin
        private final SelectionOptions selection = new SelectionOptions();
    }

    @Test
    void sizesAloneMeanTheFamiliesThatCompareBackends() throws IOException {
        assertThat(familiesOf("--size", "m=9,n=9,k=9")).containsExactlyInAnyOrder("gemm", "ceiling");
    }

    @Test
    void theSweepIsMeasuredWhereItIsNamed() throws IOException {
        assertThat(familiesOf("--family", "tiles", "--size", "m=9,n=9,k=9"))
                .containsExactlyInAnyOrder("tiles", "ceiling");
    }

    @Test
    void theSweepHasItsDefaultSizesInASuiteThatIsWithoutIt() throws IOException {
        assertThat(familiesOf("--suite", "quick", "--family", "tiles")).containsExactlyInAnyOrder("tiles", "ceiling");
    }

    private static Set<String> familiesOf(String... arguments) throws IOException {
        Asking asking = new Asking();
        new CommandLine(asking).parseArgs(arguments);
        return asking.selection.plan().plan().cells().stream()
                .map(PlannedCell::family)
                .collect(Collectors.toSet());
    }
}
