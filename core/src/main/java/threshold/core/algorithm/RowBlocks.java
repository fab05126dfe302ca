package threshold.core.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;

/** The rows of a matrix in blocks of a library's own, all of one height but the last; and of its gradient, if wanted. */
final class RowBlocks<M> {

    private final Algebra<M> algebra;
    private final int total;
    private final int cols;
    private final int[] heights;
    private final List<M> blocks = new ArrayList<>();
    private final List<M> gradients = new ArrayList<>();
    private final List<M> products = new ArrayList<>();

    RowBlocks(Algebra<M> algebra, int rows, int cols, int most, boolean withGradient) {
        this.algebra = algebra;
        this.cols = cols;
        total = rows;
        int height = Math.min(most, rows);
        heights = rows % height == 0 ? new int[] {height} : new int[] {height, rows % height};
        for (int b = 0; b < count(); b++) {
            blocks.add(algebra.zeros(rows(b), cols));
            if (withGradient) {
                gradients.add(algebra.zeros(rows(b), cols));
            }
        }
        if (withGradient) {
            for (int each : heights) {
                products.add(algebra.zeros(each, cols));
            }
        }
    }

    /** That of all blocks, or that of all but the last and that of the last. */
    int[] heights() {
        return heights;
    }

    int count() {
        return Math.ceilDiv(total, heights[0]);
    }

    /** The first row of a block. */
    int first(int b) {
        return b * heights[0];
    }

    int rows(int b) {
        return heights[kind(b)];
    }

    /** Which of {@link #heights} a block has. */
    int kind(int b) {
        return first(b) + heights[0] <= total ? 0 : 1;
    }

    M of(int b) {
        return blocks.get(b);
    }

    void load(Matrix values) {
        for (int b = 0; b < count(); b++) {
            double[] rows = Arrays.copyOfRange(values.data(), first(b) * cols, (first(b) + rows(b)) * cols);
            blocks.set(b, algebra.load(new Matrix(rows(b), cols, rows), blocks.get(b)));
        }
    }

    void clearGradient() {
        for (int b = 0; b < count(); b++) {
            gradients.set(b, algebra.combine(0, blocks.get(b), 0, blocks.get(b), gradients.get(b)));
        }
    }

    /** Adds op(A) B to the gradient of a block. */
    void addProduct(int b, Op op, M a, M other) {
        int kind = kind(b);
        products.set(kind, algebra.multiply(op, a, Op.N, other, products.get(kind)));
        gradients.set(b, algebra.combine(1, gradients.get(b), 1, products.get(kind), gradients.get(b)));
    }

    Matrix gradient() {
        Matrix all = Matrix.zeros(total, cols);
        for (int b = 0; b < count(); b++) {
            double[] rows = algebra.copyOf(gradients.get(b)).data();
            System.arraycopy(rows, 0, all.data(), first(b) * cols, rows.length);
        }
        return all;
    }
}
