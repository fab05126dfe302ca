package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;

import jdk.incubator.vector.DoubleVector;
import threshold.core.Matrix;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Plan;

/**
 * C = AB by one point of the sweep: the loops of {@link BlockedProduct} and nothing else, so that points differ by
 * their tile and their blocking alone. Both operands are always packed, and there are no edges: the copies of A and B
 * and the C that it owns are padded with zeros to whole tiles.
 */
final class SweptGemm implements Plan<Gemm.Problem, Matrix> {

    private final Gemm.Size size;
    private final RegisterTile tile;
    private final Blocking blocking;
    private final int rows;
    private final int columns;
    private final int vectors;

    /** Rows and columns of C, padded. */
    private final int m;

    private final int n;

    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double[] left;
    private final double[] right;
    private final double[] zeros;

    SweptGemm(Gemm.Size size, SweepPoint point) {
        this.size = size;
        tile = point.tile();
        blocking = point.blocking();
        rows = point.rows();
        columns = point.columns();
        vectors = point.vectors();
        m = Lanes.whole(size.m(), rows);
        n = Lanes.whole(size.n(), columns);
        a = Lanes.workspace(Math.multiplyExact(m, size.k()));
        b = Lanes.workspace(Math.multiplyExact(size.k(), n));
        c = Lanes.workspace(Math.multiplyExact(m, n));
        int kc = Math.min(blocking.kc(), size.k());
        left = Lanes.workspace(Math.min(blocking.mc(), m) * kc);
        right = Lanes.workspace(Math.min(blocking.nc(), n) * kc);
        zeros = Lanes.workspace(columns);
    }

    @Override
    public void load(Gemm.Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.a().data(), 0, a, START, size.m() * size.k());
        for (int k = 0; k < size.k(); k++) {
            System.arraycopy(problem.b().data(), k * size.n(), b, START + k * n, size.n());
        }
    }

    @Override
    public void run() {
        for (int j = 0; j < n; j += blocking.nc()) {
            int endJ = Math.min(j + blocking.nc(), n);
            for (int k = 0; k < size.k(); k += blocking.kc()) {
                int kc = Math.min(blocking.kc(), size.k() - k);
                packRight(j, endJ, k, kc);
                for (int i = 0; i < m; i += blocking.mc()) {
                    int endI = Math.min(i + blocking.mc(), m);
                    packLeft(i, endI, k, kc);
                    for (int q = j; q < endJ; q += blocking.strip()) {
                        multiply(i, endI, j, q, Math.min(q + blocking.strip(), endJ), kc, k == 0);
                    }
                }
            }
        }
    }

    /** Panels of the tile's width. */
    private void packRight(int j, int endJ, int k, int kc) {
        for (int t = 0; t < kc; t++) {
            for (int q = j; q < endJ; q += columns) {
                int from = START + (k + t) * n + q;
                int to = START + (q - j) * kc + t * columns;
                for (int v = 0; v < vectors; v++) {
                    DoubleVector.fromArray(SPECIES, b, from + v * L).intoArray(right, to + v * L);
                }
            }
        }
    }

    /** Panels of the tile's rows, by columns. */
    private void packLeft(int i, int endI, int k, int kc) {
        for (int p = i; p < endI; p += rows) {
            int to = START + (p - i) * kc;
            for (int t = 0; t < kc; t++) {
                for (int r = 0; r < rows; r++) {
                    left[to + t * rows + r] = a[START + (p + r) * size.k() + k + t];
                }
            }
        }
    }

    /** The strip of columns q … endQ − 1 of the block that begins with column j. */
    private void multiply(int i, int endI, int j, int q, int endQ, int kc, boolean first) {
        for (int p = i; p < endI; p += rows) {
            int ao = START + (p - i) * kc;
            for (int t = q; t < endQ; t += columns) {
                int bo = START + (t - j) * kc;
                int at = START + p * n + t;
                if (first) {
                    tile.multiply(kc, left, ao, rows, right, bo, columns, 1, zeros, START, 0, c, at, n);
                } else {
                    tile.multiply(kc, left, ao, rows, right, bo, columns, 1, c, at, n, c, at, n);
                }
            }
        }
    }

    @Override
    public Matrix solution() {
        Matrix solution = Matrix.zeros(size.m(), size.n());
        for (int i = 0; i < size.m(); i++) {
            System.arraycopy(c, START + i * n, solution.data(), i * size.n(), size.n());
        }
        return solution;
    }
}
