package threshold.core.emergence;

import java.util.Objects;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.HankelProduct;
import threshold.core.kernel.HankelShape;
import threshold.core.kernel.HankelSvd;
import threshold.core.kernel.HeadSvd;

/**
 * A state space model from Markov parameters G_k = C Aᵏ⁻¹ B, k = 1 … p − 1: with the block Hankel matrix H of as
 * many rows as columns, H⁻ without its last and H⁺ without its first block column, H⁻ ≈ U S Vᵀ of rank n gives C and B
 * from the first blocks of U S^½ and S^½ Vᵀ, and A = S^(−½) Uᵀ H⁺ V S^(−½): balanced, unique up to a rotation.
 *
 * <p>Source: Ho and Kalman, Regelungstechnik 14, 1966; as in Oymak and Ozay, ACC 2019, arXiv 1806.05722.
 */
final class HoKalman {

    private final Workbench bench;
    private final int outputs;
    private final int inputs;
    private final HankelShape shape;

    /** G_2 …, the parameters of H⁺. */
    private final Matrix shifted;

    private final HeadSvd.Svd svd;

    /** @param markov G_1 …, at least four blocks with no fewer outputs than inputs */
    HoKalman(Workbench bench, Matrix[] markov) {
        this.bench = bench;
        outputs = markov[0].rows();
        inputs = markov[0].cols();
        int rows = markov.length / 2;
        shape = new HankelShape(rows, rows - 1, outputs, inputs);
        shifted = stacked(markov, 1);
        svd = bench.solve(
                HankelSvd.CONTRACT,
                new HankelSvd.Size(rows, rows - 1, outputs, inputs, shape.width()),
                new HankelSvd.Problem(stacked(markov, 0)));
    }

    /** The parameters of a Hankel matrix one below the other. */
    private Matrix stacked(Matrix[] markov, int first) {
        Matrix stacked = Matrix.zeros(shape.count() * outputs, inputs);
        for (int k = 0; k < shape.count(); k++) {
            double[] block = markov[first + k].data();
            System.arraycopy(block, 0, stacked.data(), k * block.length, block.length);
        }
        return stacked;
    }

    /** The singular values of H⁻. */
    double[] sigma() {
        return svd.sigma();
    }

    /** The model of order n. */
    DrivenSystem ofOrder(int n) {
        Matrix u = Objects.requireNonNull(svd.u());
        Matrix v = Objects.requireNonNull(svd.v());
        Matrix left = Matrix.zeros(u.rows(), n);
        Matrix right = Matrix.zeros(v.rows(), n);
        Matrix c = Matrix.zeros(outputs, n);
        Matrix b = Matrix.zeros(n, inputs);
        for (int k = 0; k < n; k++) {
            double root = Math.sqrt(svd.sigma()[k]);
            for (int i = 0; i < u.rows(); i++) {
                left.data()[i * n + k] = u.at(i, k) / root;
            }
            for (int j = 0; j < v.rows(); j++) {
                right.data()[j * n + k] = v.at(j, k) / root;
            }
            for (int i = 0; i < outputs; i++) {
                c.data()[i * n + k] = root * u.at(i, k);
            }
            for (int j = 0; j < inputs; j++) {
                b.data()[k * inputs + j] = root * v.at(j, k);
            }
        }
        Matrix image = bench.solve(
                HankelProduct.CONTRACT, new HankelProduct.Size(shape, n), new HankelProduct.Problem(shifted, right));
        return new DrivenSystem(bench.product(left.transposed(), image), b, c);
    }
}
