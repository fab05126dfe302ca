package example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import threshold.core.Matrix;
import threshold.core.advice.Advice;
import threshold.core.advice.Candidate;

class SpectrumTest {

    private static final int V = 3000;
    private static final int D = 50;

    /** From 1 down to 0.01. */
    private static final double[] SIGMA = IntStream.range(0, D)
            .mapToDouble(j -> Math.pow(100, -j / (D - 1.0)))
            .toArray();

    /** σⱼ cos(π (i + ½) j / V), columns that are orthogonal, each of its length. */
    private static Matrix head() {
        double[] entries = new double[V * D];
        for (int i = 0; i < V; i++) {
            for (int j = 0; j < D; j++) {
                double unit = Math.sqrt((j == 0 ? 1.0 : 2.0) / V) * Math.cos(Math.PI * (i + 0.5) * j / V);
                entries[i * D + j] = SIGMA[j] * unit;
            }
        }
        return new Matrix(V, D, entries);
    }

    /** Invented, and in it ejml:tall takes half the time of simd:qr. */
    private static Advice table() throws IOException {
        try (InputStream json = SpectrumTest.class.getResourceAsStream("/advice.json")) {
            return Advice.read(json, "advice.json");
        }
    }

    @Test
    void theTableChoosesTheSolver() throws IOException {
        List<Candidate> solvers = new Spectrum(table()).solvers(V, D);
        assertEquals(
                List.of("ejml:tall", "simd:qr"),
                solvers.stream().map(Candidate::solver).toList());
        assertTrue(solvers.getFirst().time() < 0.6 * solvers.getLast().time());
    }

    @Test
    void theValuesAreRightWithATableAndWithout() throws IOException {
        assertArrayEquals(SIGMA, new Spectrum(table()).of(head()), 1e-12);
        assertArrayEquals(SIGMA, new Spectrum(Advice.none()).of(head()), 1e-12);
    }
}
