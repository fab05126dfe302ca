package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.core.kernel.Ceiling;

/** The checksums say how much was done, so that work left out by a compiler or by a share would be seen. */
class CeilingProbeTest {

    @ParameterizedTest(name = "{0} of {1} on {2} threads ends with {3}")
    @CsvSource({
        "FMA, 1, 1, 1",
        "FMA, 2, 1, 2",
        "FMA, 999, 1, 999",
        "FMA, 1000003, 1, 1000003",
        "FMA, 1000003, 2, 1000003",
        "CLOCK, 1, 1, 1",
        "CLOCK, 2, 1, 1",
        "CLOCK, 33, 1, 17",
        "CLOCK, 100000, 1, 50000",
        "CLOCK, 100000, 2, 50000",
        "TRIAD, 1, 1, 7",
        "TRIAD, 1001, 1, 7007",
        "TRIAD, 1001, 2, 7007",
        "RULER, 1, 1, 1024",
        "RULER, 7, 2, 7168",
    })
    void theCountedWorkIsDone(Ceiling.Kind kind, int amount, int threads, double checksum) {
        CeilingProbe probe = new CeilingProbe(new Ceiling.Size(kind, amount), threads);
        probe.load(new Ceiling.Problem());
        probe.run();
        probe.run();
        assertThat(probe.solution()).isEqualTo(checksum);
    }
}
