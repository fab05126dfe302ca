package threshold.core.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {

    /** The build runs these tests once more with narrower vectors, which only counts if the JVM did as it was told. */
    @Test
    void vectorsAreAsWideAsTheBuildAskedFor() {
        int bits = Lanes.L * Double.SIZE;
        int most = Integer.getInteger("threshold.test.vector.bits", 512);
        assertThat(bits).isBetween(128, most);
        if (most < 512 && System.getProperty("os.arch").equals("amd64")) {
            assertThat(bits).isEqualTo(most);
        }
    }

    @Test
    void sumsOfLanesAreExactOnWholeNumbers() {
        double[] lanes = Lanes.workspace(2 * Lanes.L);
        double expected = 0;
        for (int i = 0; i < Lanes.L; i++) {
            lanes[Lanes.START + i] = i + 1;
            expected += i + 1;
        }
        lanes[Lanes.START + Lanes.L] = Double.NaN;
        assertThat(Lanes.sum(lanes, Lanes.START)).isEqualTo(expected);
    }
}
