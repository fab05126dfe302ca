package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.SPECIES;
import static threshold.core.backend.simd.Lanes.START;

import jdk.incubator.vector.DoubleVector;
import threshold.core.algorithm.Blas.Op;

/**
 * X ← XR⁻¹ for some rows of X, R upper triangular: columns block by block, the blocks before them as one product, the
 * diagonal block by substitution with the rows of X in the lanes.
 *
 * <p>mn² flops. Source: BLAS dtrsm, side right; Higham, Accuracy and Stability of Numerical Algorithms, section 8.1.
 */
final class TriangularSolve implements Runnable {

    /** Columns of a diagonal block. */
    private static final int BLOCK = 24;

    /** Rows that are substituted together: four vectors. */
    private static final int GROUP = 4 * L;

    /** Rows of X that stay in the second-level cache while all of R passes. */
    private static final int PASS = 256;

    private static final double[] NONE = {};

    private final BlockedProduct product = new BlockedProduct();
    private final double[] diagonal = Lanes.workspace(BLOCK * BLOCK);
    private final double[] columns = Lanes.workspace(BLOCK * GROUP);

    private int n;
    private double[] r = NONE;
    private int ro;
    private int ldr;
    private double[] x = NONE;
    private int xo;
    private int ldx;
    private int firstRow;
    private int endRow;

    /** R, n×n. */
    TriangularSolve divisor(int size, double[] values, int offset, int stride) {
        n = size;
        r = values;
        ro = offset;
        ldr = stride;
        return this;
    }

    /** X and the rows of it that are this share. */
    TriangularSolve rows(int first, int end, double[] values, int offset, int stride) {
        firstRow = first;
        endRow = end;
        x = values;
        xo = offset;
        ldx = stride;
        return this;
    }

    @Override
    public void run() {
        for (int i = firstRow; i < endRow; i += PASS) {
            int rows = Math.min(PASS, endRow - i);
            for (int j = 0; j < n; j += BLOCK) {
                int width = Math.min(BLOCK, n - j);
                product.left(Op.N, x, xo + i * ldx, ldx)
                        .right(Op.N, r, ro + j, ldr)
                        .into(-1, false, x, xo + i * ldx + j, ldx)
                        .rows(0, rows)
                        .columns(0, width)
                        .depth(0, j)
                        .run();
                solve(i, rows, j, width);
            }
        }
    }

    private void solve(int i, int rows, int j, int width) {
        for (int t = 0; t < width; t++) {
            for (int s = 0; s <= t; s++) {
                diagonal[START + t * BLOCK + s] = r[ro + (j + s) * ldr + j + t];
            }
        }
        for (int g = i; g < i + rows; g += GROUP) {
            int group = Math.min(GROUP, i + rows - g);
            transposeIn(g, group, j, width);
            substitute(width, diagonal, columns);
            transposeOut(g, group, j, width);
        }
    }

    /** Rows that do not exist are solved as zeros. */
    private void transposeIn(int g, int group, int j, int width) {
        for (int t = 0; t < width; t++) {
            for (int s = 0; s < GROUP; s++) {
                columns[START + t * GROUP + s] = s < group ? x[xo + (g + s) * ldx + j + t] : 0;
            }
        }
    }

    private void transposeOut(int g, int group, int j, int width) {
        for (int s = 0; s < group; s++) {
            for (int t = 0; t < width; t++) {
                x[xo + (g + s) * ldx + j + t] = columns[START + t * GROUP + s];
            }
        }
    }

    /** Column t ← (column t − Σ r(s, t)·column s) / r(t, t), the sum over s &lt; t. */
    private static void substitute(int width, double[] r, double[] x) {
        for (int t = 0; t < width; t++) {
            int at = START + t * GROUP;
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, at);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, at + L);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, x, at + 2 * L);
            DoubleVector x3 = DoubleVector.fromArray(SPECIES, x, at + 3 * L);
            for (int s = 0; s < t; s++) {
                int from = START + s * GROUP;
                DoubleVector f = DoubleVector.broadcast(SPECIES, -r[START + t * BLOCK + s]);
                x0 = DoubleVector.fromArray(SPECIES, x, from).fma(f, x0);
                x1 = DoubleVector.fromArray(SPECIES, x, from + L).fma(f, x1);
                x2 = DoubleVector.fromArray(SPECIES, x, from + 2 * L).fma(f, x2);
                x3 = DoubleVector.fromArray(SPECIES, x, from + 3 * L).fma(f, x3);
            }
            double pivot = r[START + t * BLOCK + t];
            x0.div(pivot).intoArray(x, at);
            x1.div(pivot).intoArray(x, at + L);
            x2.div(pivot).intoArray(x, at + 2 * L);
            x3.div(pivot).intoArray(x, at + 3 * L);
        }
    }
}
