package threshold.core.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threshold.core.Matrix;
import threshold.core.backend.scalar.ScalarOperations;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

class KrylovBasisTest {

    /** Rank 60 is never exhausted, rank 5 in the first block, rank 20 in the second; rank 0 leads nowhere at all. */
    @ParameterizedTest
    @CsvSource({"60, 33", "60, 60", "20, 55", "5, 60", "0, 60", "1, 12"})
    void the_basis_is_orthonormal_even_when_the_powers_are_exhausted(int rank, int columns) {
        double[] sigma = Spectrum.geometric(60, 10);
        Arrays.fill(sigma, rank, 60, 0);
        Matrix w = Matrices.withSpectrum(90, sigma, 5);
        Blas blas = ScalarOperations.create();
        KrylovBasis krylov = new KrylovBasis(blas, 90, 60, 12, columns);
        krylov.build(
                new StoredOperator(blas, 90, 60, Dense.padded(w)),
                0,
                Matrices.normal(60, 12, 6).data());
        Matrix basis = new Matrix(60, columns, krylov.basis());
        Matrix image = new Matrix(90, columns, krylov.image());
        assertThat(Dense.defect(basis)).isLessThan(30);
        assertThat(Dense.norm(Dense.minus(image, Dense.times(w, basis)))).isLessThan(60 * Dense.EPS * 60);
    }
}
