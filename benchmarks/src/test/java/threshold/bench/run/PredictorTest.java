package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import threshold.bench.suite.PlannedCell;

class PredictorTest {

    private final List<PlannedCell> series = Sample.series("gemm", "ejml:default", 10, 100, 1000, 10_000);
    private final Predictor predictor = new Predictor();

    @Test
    void nothingIsPredictedWithoutASmallerSize() {
        predictor.learn(series.get(1), 100);
        assertThat(predictor.predict(series.get(0))).isEmpty();
        assertThat(predictor.predict(Sample.series("gemm", "simd:packed", 1e6).getFirst()))
                .as("another solver's times tell nothing")
                .isEmpty();
    }

    @Test
    void oneSmallerSizeScalesWithTheWork() {
        predictor.learn(series.get(0), 50);
        assertThat(predictor.predict(series.get(1)).orElseThrow()).isCloseTo(500, within(1e-9));
    }

    @Test
    void twoSmallerSizesTellTheSlope() {
        predictor.learn(series.get(0), 50);
        predictor.learn(series.get(1), 50 * Math.pow(10, 1.2));
        assertThat(predictor.predict(series.get(2)).orElseThrow()).isCloseTo(50 * Math.pow(10, 2.4), within(1e-6));
    }

    @Test
    void aSlopeBelowOneIsStartUpCostAndNotALaw() {
        predictor.learn(series.get(0), 50);
        predictor.learn(series.get(1), 60);
        assertThat(predictor.predict(series.get(2)).orElseThrow()).isCloseTo(600, within(1e-9));
    }

    @Test
    void twoSizesThatAreNearlyEqualTellNoSlope() {
        List<PlannedCell> near = Sample.series("gemm", "ejml:default", 100, 990, 1000, 10_000);
        predictor.learn(near.get(0), 100);
        predictor.learn(near.get(1), 990);
        predictor.learn(near.get(2), 1100);
        double slope = Math.log(11) / Math.log(10);
        assertThat(predictor.predict(near.get(3)).orElseThrow()).isCloseTo(1100 * Math.pow(10, slope), within(1e-6));
    }

    @Test
    void anotherAxisAndAnotherWordTellNothing() {
        Map<String, String> thin = Map.of("n", "10", "want", "thin");
        Map<String, String> values = Map.of("n", "100", "want", "values");
        predictor.learn(Sample.cell("head-svd", "ejml:default", 10, thin, Set.of("sequence")), 50);
        assertThat(predictor.predict(Sample.cell("head-svd", "ejml:default", 100, values, Set.of("sequence"))))
                .isEmpty();
        assertThat(predictor.predict(Sample.cell("head-svd", "ejml:default", 100, thin, Set.of("parameters"))))
                .isEmpty();
        assertThat(predictor.predict(
                        Sample.cell("head-svd", "ejml:default", 100, thin, Set.of("parameters", "sequence"))))
                .hasValueCloseTo(500.0, within(1e-9));
    }

    @Test
    void whatWasMeasuredIsKnown() {
        predictor.learn(series.get(0), 50);
        assertThat(predictor.known(series.get(0))).hasValue(50);
        assertThat(predictor.known(series.get(1))).isEmpty();
    }
}
