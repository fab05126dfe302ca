package threshold.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import threshold.bench.run.ForkRecord;
import threshold.bench.run.ForkRecord.Status;
import threshold.bench.suite.PlannedCell;
import threshold.bench.suite.Plans;

class ExitCodeTest {

    private final List<PlannedCell> cells = Plans.tiny().cells();
    private final String ceiling = id("ceiling");
    private final String product = id("gemm");

    @Test
    void goodResultsAreFine() {
        assertThat(ExitCode.of(cells, List.of(fork(ceiling, Status.OK, 1.0), fork(product, Status.OK, 30.0))))
                .isZero();
    }

    @Test
    void ceilingsAloneAreNoResultUnlessNothingElseWasPlanned() {
        List<ForkRecord> forks = List.of(fork(ceiling, Status.OK, 1.0), fork(product, Status.SKIPPED, null));
        assertThat(ExitCode.of(cells, forks)).isEqualTo(Main.REFUSED);
        List<PlannedCell> ceilings =
                cells.stream().filter(c -> c.family().equals("ceiling")).toList();
        assertThat(ExitCode.of(ceilings, forks)).isZero();
    }

    @Test
    void aFailedForkAndAWrongAnswerAreAFailure() {
        ForkRecord good = fork(product, Status.OK, 1.0);
        assertThat(ExitCode.of(cells, List.of(good, fork(id("gram"), Status.FAILED, null))))
                .isEqualTo(Main.FAILED);
        assertThat(ExitCode.of(cells, List.of(good, fork(product, Status.OK, 30.1))))
                .isEqualTo(Main.FAILED);
        assertThat(ExitCode.of(cells, List.of(good, fork(product, Status.OK, Double.NaN))))
                .isEqualTo(Main.FAILED);
    }

    private String id(String family) {
        return cells.stream()
                .filter(c -> c.family().equals(family))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static ForkRecord fork(String cell, Status status, @Nullable Double residual) {
        double[] none = {};
        return new ForkRecord(
                cell,
                0,
                0,
                status,
                null,
                "",
                1,
                none,
                none,
                new long[0],
                null,
                null,
                null,
                residual,
                30.0,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null);
    }
}
