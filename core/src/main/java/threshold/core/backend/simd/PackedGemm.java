package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.ROWS;

import threshold.core.Matrix;
import threshold.core.algorithm.Blas.Op;
import threshold.core.algorithm.Layout;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Plan;

/**
 * C = AB by the packed, blocked product. Owns copies of A and B, and C, with zeros to whole tiles, so that none is
 * written beside C, and rows that begin cache lines, so that no load is split.
 *
 * <p>A is stored by columns, whose copy is cheap and whose tile is the faster one, unless it is so deep and B so narrow
 * that no copy is repaid and its columns would be read across as many pages: 384×12 by 12×12 took 0.83 times as long by
 * columns, 3280×1245 by 1245×11 2.0 times (Cascade Lake, in turns).
 */
final class PackedGemm implements Plan<Gemm.Problem, Matrix> {

    /** Doubles in a cache line, and columns of A that are taken at a time, a line of each row. */
    private static final int LINE = 8;

    /** How many times deeper than B is wide A may be by columns: 4.7 times deeper rows took 0.98 as long, 9 times 0.87. */
    private static final int DEEP = 4;

    private final Gemm.Size size;
    private final GeneralProduct product;

    /** How A is stored: T by columns. */
    private final Op op;

    /** Rows and columns of C, padded. */
    private final int m;

    private final int n;

    private final int lda;
    private final int ldb;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    PackedGemm(Gemm.Size size, int threads) {
        this.size = size;
        product = new GeneralProduct(threads);
        op = size.k() <= (long) DEEP * size.n() ? Op.T : Op.N;
        m = Lanes.whole(size.m(), ROWS);
        n = Lanes.whole(size.n(), L);
        lda = stride(op == Op.T ? m : size.k());
        ldb = stride(n);
        a = Lanes.workspace(Math.multiplyExact(op == Op.T ? size.k() : m, lda));
        b = Lanes.workspace(Math.multiplyExact(size.k(), ldb));
        c = Lanes.workspace(Math.multiplyExact(m, ldb));
    }

    private static int stride(int length) {
        return Layout.stride(Lanes.whole(length, LINE));
    }

    @Override
    public void load(Gemm.Problem problem) {
        problem.requireSize(size);
        double[] rows = problem.a().data();
        if (op == Op.T) {
            transpose(rows);
        } else {
            copy(rows, size.m(), size.k(), a, lda);
        }
        copy(problem.b().data(), size.k(), size.n(), b, ldb);
    }

    private void transpose(double[] rows) {
        int depth = size.k();
        for (int from = 0; from < depth; from += LINE) {
            int end = Math.min(from + LINE, depth);
            for (int i = 0; i < size.m(); i++) {
                for (int k = from; k < end; k++) {
                    a[START + k * lda + i] = rows[i * depth + k];
                }
            }
        }
    }

    private static void copy(double[] from, int rows, int columns, double[] to, int stride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, i * columns, to, START + i * stride, columns);
        }
    }

    @Override
    public void run() {
        product.multiply(true, op, Op.N, m, n, size.k(), 1, a, START, lda, b, START, ldb, c, START, ldb);
    }

    @Override
    public Matrix solution() {
        Matrix solution = Matrix.zeros(size.m(), size.n());
        for (int i = 0; i < size.m(); i++) {
            System.arraycopy(c, START + i * ldb, solution.data(), i * size.n(), size.n());
        }
        return solution;
    }
}
