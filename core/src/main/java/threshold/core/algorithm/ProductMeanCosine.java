package threshold.core.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.kernel.Anisotropy.Size;

/**
 * The mean cosine by a library's products, {@value #ROWS} rows at a time: H_bᵀ(1/‖h_i‖) is one product, the lengths
 * are loops over the library's own arrays, since none has them row by row. 4Nd flops; rows are read twice, the second
 * time from cache.
 */
final class ProductMeanCosine<M> extends AlgebraPlan<M, Problem, Double> {

    private static final int ROWS = 128;

    private final Size size;
    private final RowBlocks<M> hidden;
    private final List<M> inverses = new ArrayList<>();
    private final List<Matrix> lengths = new ArrayList<>();
    private final double[] spare;
    private final double[] row;
    private final CompensatedSum directions;
    private M part;
    private double mean;

    ProductMeanCosine(Algebra<M> algebra, Size size) {
        super(algebra);
        this.size = size;
        int d = size.d();
        hidden = new RowBlocks<>(algebra, size.contexts(), d, ROWS, false);
        for (int height : hidden.heights()) {
            inverses.add(algebra.zeros(height, 1));
            lengths.add(Matrix.zeros(height, 1));
        }
        part = algebra.zeros(d, 1);
        spare = new double[hidden.heights()[0] * d];
        row = new double[d];
        directions = new CompensatedSum(d);
    }

    @Override
    protected void take(Problem problem) {
        hidden.load(problem.requireSize(size).hidden());
    }

    @Override
    protected void solve() {
        directions.clear();
        for (int b = 0; b < hidden.count(); b++) {
            int kind = hidden.kind(b);
            Matrix inverse = lengths.get(kind);
            invert(algebra.entries(hidden.of(b), spare), inverse.data());
            inverses.set(kind, algebra.load(inverse, inverses.get(kind)));
            part = algebra.multiply(Op.T, hidden.of(b), Op.N, inverses.get(kind), part);
            directions.add(algebra.entries(part, spare), 0);
        }
        mean = MeanCosines.of(size.contexts(), directions);
    }

    /** 1/‖h_i‖ of each row of a block; 0 where squares leave the range of numbers, and the direction is added at once. */
    private void invert(double[] block, double[] inverse) {
        int rows = inverse.length;
        int d = size.d();
        boolean byColumns = algebra.byColumns();
        Arrays.fill(inverse, 0);
        for (int p = 0; p < (byColumns ? d : rows); p++) {
            if (byColumns) {
                addSquares(rows, block, p * rows, inverse);
            } else {
                inverse[p] = square(d, block, p * d);
            }
        }
        for (int i = 0; i < rows; i++) {
            if (MeanCosines.isSafe(inverse[i])) {
                inverse[i] = 1 / Math.sqrt(inverse[i]);
            } else {
                for (int j = 0; j < d; j++) {
                    row[j] = block[byColumns ? j * rows + i : i * d + j];
                }
                MeanCosines.normalise(row);
                directions.add(row, 0);
                inverse[i] = 0;
            }
        }
    }

    private static void addSquares(int n, double[] x, int xo, double[] squares) {
        for (int i = 0; i < n; i++) {
            squares[i] += x[xo + i] * x[xo + i];
        }
    }

    private static double square(int n, double[] x, int xo) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += x[xo + j] * x[xo + j];
        }
        return sum;
    }

    @Override
    protected Double copyOut() {
        return mean;
    }
}
