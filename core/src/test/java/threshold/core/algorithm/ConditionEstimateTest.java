package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class ConditionEstimateTest {

    @Property(tries = 100, seed = "20261122")
    void the_estimate_is_below_the_condition_but_not_far(
            @ForAll @IntRange(min = 2, max = 40) int n, @ForAll @DoubleRange(min = 0, max = 10) double digits) {
        double kappa = Math.pow(10, digits);
        Matrix a = Matrices.withSpectrum(n + 5, Spectrum.geometric(n, kappa), n);
        Blas blas = ScalarOperations.create();
        TallQr qr = new TallQr(blas, n + 5, n);
        qr.factor((first, rows, target, at, stride) -> Rows.copy(rows, n, a.data(), first * n, n, target, at, stride));
        double estimate = new ConditionEstimate(blas, n).of(qr.r());
        assertThat(estimate).isLessThan(kappa * (1 + 1e-4)).isGreaterThan(Math.max(1, kappa / (4 * n)) * (1 - 1e-12));
    }
}
