package threshold.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
    void whatWasMeasuredIsKnown() {
        predictor.learn(series.get(0), 50);
        assertThat(predictor.known(series.get(0))).hasValue(50);
        assertThat(predictor.known(series.get(1))).isEmpty();
    }
}
