package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static threshold.core.backend.simd.Lanes.L;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both numbers of chains, of which a machine takes one. */
class FmaChainsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100_003})
    void every_chain_counts_every_round(int rounds) {
        double[] one = {1};
        assertThat(FmaChains12.multiplyAdds(rounds, one, Lanes.workspace(Lanes.L)))
                .isEqualTo(12.0 * L * rounds);
        assertThat(FmaChains20.multiplyAdds(rounds, one, Lanes.workspace(Lanes.L)))
                .isEqualTo(20.0 * L * rounds);
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, 2, true",
        "amd64, 4, true",
        "x86_64, 4, true",
        "amd64, 8, false",
        "aarch64, 2, false",
        "aarch64, 4, false",
    })
    void only_x86_without_avx512_has_sixteen_registers(String arch, int lanes, boolean sixteen) {
        assertThat(MicroKernel.sixteenRegisters(arch, lanes)).isEqualTo(sixteen);
    }
}
