package threshold.core.saturation;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.RowSource;

/**
 * Singular values of the N×V matrix of log-probabilities H Wᵀ + 1bᵀ − ln Z 1ᵀ, which is never made: it is A Bᵀ with
 * A = [H, −ln Z(, 1)] and B = [W, 1(, b)], and with A = U_A S_A V_Aᵀ, B = U_B S_B V_Bᵀ its values are those of the small
 * S_A V_Aᵀ V_B S_B. Its rank is at most d + 1, d + 2 with a bias: the softmax bottleneck.
 *
 * <p>Source: Yang, Dai, Salakhutdinov, Cohen, Breaking the softmax bottleneck, arXiv 1711.03953.
 */
final class LogProbabilities {

    /** Entries of B up to which it is held, with its vectors, 2 GB. */
    private static final long LARGEST = 1L << 27;

    private LogProbabilities() {}

    static boolean fit(RowSource head, HiddenStates hidden) {
        return (long) head.rows() * (head.cols() + 2) <= LARGEST
                && hidden.states().rows() >= head.cols() + 2
                && head.rows() >= head.cols() + 2;
    }

    static double[] singularValues(
            Workbench bench, RowSource head, double @Nullable [] bias, HiddenStates hidden, double[] logZ) {
        int d = head.cols();
        int columns = d + (bias == null ? 1 : 2);
        Matrix a = Matrix.zeros(hidden.states().rows(), columns);
        for (int i = 0; i < a.rows(); i++) {
            System.arraycopy(hidden.states().data(), i * d, a.data(), i * columns, d);
            a.data()[i * columns + d] = -logZ[i];
            if (bias != null) {
                a.data()[i * columns + d + 1] = 1;
            }
        }
        Matrix b = Matrix.zeros(head.rows(), columns);
        head.read(0, head.rows(), b.data(), 0, columns);
        for (int v = 0; v < b.rows(); v++) {
            b.data()[v * columns + d] = 1;
            if (bias != null) {
                b.data()[v * columns + d + 1] = bias[v];
            }
        }
        Matrix core = bench.product(weighted(bench.svd(a)).transposed(), weighted(bench.svd(b)));
        return bench.svd(core).sigma();
    }

    /** V S. */
    private static Matrix weighted(HeadSvd.Svd svd) {
        Matrix v = Objects.requireNonNull(svd.v());
        Matrix scaled = new Matrix(v.rows(), v.cols(), Arrays.copyOf(v.data(), v.data().length));
        for (int i = 0; i < scaled.data().length; i++) {
            scaled.data()[i] *= svd.sigma()[i % v.cols()];
        }
        return scaled;
    }
}
