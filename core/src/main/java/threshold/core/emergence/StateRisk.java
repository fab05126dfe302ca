package threshold.core.emergence;

import java.util.Arrays;
import java.util.Objects;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.HeadSvd;

/**
 * What an estimate of A costs over T steps of x' = A x + w, Cov w = I: risk_T(Â) = (1/T) Σ E‖(Â − A) x[t]‖² =
 * ‖(Â − A) F‖²_F with Γ̄_T = F Fᵀ; and the estimates of least risk in two classes.
 */
final class StateRisk {

    private final Workbench bench;
    private final Matrix a;
    private final Matrix factor;
    private final Matrix image;

    StateRisk(Workbench bench, Matrix a, int steps) {
        this.bench = bench;
        this.a = a;
        factor = GradedFactor.of(
                bench.gramian(a, Matrix.identity(a.rows()), steps).mean());
        image = bench.product(a, factor);
    }

    /** F. */
    Matrix factor() {
        return factor;
    }

    double of(Matrix estimate) {
        return squares(bench.product(minus(estimate, a), factor));
    }

    /**
     * The best estimate that is zero outside its leading k×k block: row i of it solves min ‖F_kᵀ âᵢ − (A F)ᵢᵀ‖ with F_k
     * the first k rows of F.
     */
    Matrix bestBlock(int k) {
        int n = a.rows();
        Matrix leading = new Matrix(k, n, Arrays.copyOf(factor.data(), k * n)).transposed();
        Matrix rows = new Matrix(k, n, Arrays.copyOf(image.data(), k * n)).transposed();
        Matrix columns = bench.leastSquares(leading, rows);
        Matrix estimate = Matrix.zeros(n, n);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                estimate.data()[i * n + j] = columns.at(j, i);
            }
        }
        return estimate;
    }

    /**
     * risk of the best estimate of rank r for every r from 0 to n: Σ_{i&gt;r} σᵢ²(A F) (Eckart and Young in the norm of
     * Γ̄; reduced-rank regression, Izenman 1975). What is under about eps² σ₁² is rounding.
     */
    double[] ofRanks() {
        double[] sigma = bench.svd(image).sigma();
        double[] risk = new double[sigma.length + 1];
        for (int r = sigma.length - 1; r >= 0; r--) {
            risk[r] = risk[r + 1] + sigma[r] * sigma[r];
        }
        return risk;
    }

    /** Estimates of ranks 0 to n from one of full rank: U_r U_rᵀ Â, U the left singular vectors of Â G, G Gᵀ the Gram matrix. */
    static Matrix[] ofReducedRank(Workbench bench, Matrix full, Matrix gramFactor) {
        int n = full.rows();
        HeadSvd.Svd svd = bench.svd(bench.product(full, gramFactor));
        Matrix u = Objects.requireNonNull(svd.u());
        Matrix[] estimates = new Matrix[n + 1];
        for (int r = 0; r <= n; r++) {
            Matrix projector = Matrix.zeros(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < r; k++) {
                        projector.data()[i * n + j] += u.at(i, k) * u.at(j, k);
                    }
                }
            }
            estimates[r] = bench.product(projector, full);
        }
        return estimates;
    }

    static Matrix minus(Matrix x, Matrix y) {
        double[] difference = new double[x.data().length];
        Arrays.setAll(difference, i -> x.data()[i] - y.data()[i]);
        return new Matrix(x.rows(), x.cols(), difference);
    }

    static double squares(Matrix x) {
        double sum = 0;
        for (double value : x.data()) {
            sum += value * value;
        }
        return sum;
    }
}
