package threshold.core.saturation;

import java.util.Objects;
import threshold.core.Matrix;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.RowSource;
import threshold.core.kernel.SymmetricEigen;

/**
 * The best head of rank r, W V_r V_rᵀ, V_r the leading eigenvectors of WᵀW (Eckart and Young), made block by block as it
 * is read. Vd² + 9d³ flops to begin with, 4Vdr to read it; eight d×d matrices, 64 d² bytes. One thread reads at a time.
 */
public final class TruncatedHead implements RowSource {

    private static final int ROWS = 4096;

    private final Workbench bench;
    private final RowSource head;
    private final Matrix basis;
    private final double error;

    /**
     * @param r 1 to d
     * @throws IllegalArgumentException naming r and d
     */
    public TruncatedHead(Workbench bench, RowSource head, int r) {
        this.bench = bench;
        this.head = head;
        int d = head.cols();
        if (r < 1 || r > d) {
            throw new IllegalArgumentException(
                    "a head of " + d + " dimensions has ranks from 1 to " + d + ", not " + r);
        }
        SymmetricEigen.Eigen eigen = bench.solve(
                SymmetricEigen.CONTRACT,
                new SymmetricEigen.Size(d, SymmetricEigen.Want.VECTORS),
                new SymmetricEigen.Problem(gram()));
        Matrix z = Objects.requireNonNull(eigen.z());
        basis = Matrix.zeros(d, r);
        for (int i = 0; i < d; i++) {
            System.arraycopy(z.data(), i * d, basis.data(), i * r, r);
        }
        double all = 0;
        double tail = 0;
        for (int i = d - 1; i >= 0; i--) {
            double square = Math.max(0, eigen.lambda()[i]);
            all += square;
            tail += i >= r ? square : 0;
        }
        error = Math.sqrt(tail / all);
    }

    private Matrix gram() {
        int d = head.cols();
        Matrix sum = Matrix.zeros(d, d);
        for (int first = 0; first < head.rows(); first += ROWS) {
            Matrix gram = bench.gram(block(first, Math.min(ROWS, head.rows() - first)));
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    sum.data()[i * d + j] += gram.data()[i * d + j];
                    sum.data()[j * d + i] = sum.data()[i * d + j];
                }
            }
        }
        return sum;
    }

    private Matrix block(int first, int count) {
        Matrix block = Matrix.zeros(count, head.cols());
        head.read(first, count, block.data(), 0, head.cols());
        return block;
    }

    /** W-error: ‖W − W V_r V_rᵀ‖_F / ‖W‖_F. */
    public double error() {
        return error;
    }

    @Override
    public int rows() {
        return head.rows();
    }

    @Override
    public int cols() {
        return head.cols();
    }

    @Override
    public void read(int first, int count, double[] target, int at, int stride) {
        Matrix rows = bench.product(bench.product(block(first, count), basis), basis.transposed());
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows.data(), i * cols(), target, at + i * stride, cols());
        }
    }
}
