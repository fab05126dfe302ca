package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;
import static threshold.core.backend.simd.Lanes.START;
import static threshold.core.backend.simd.MicroKernel.COLUMNS;

import threshold.core.algorithm.Blas.Op;

/**
 * X ← XR⁻¹ for some rows of X, R upper triangular, panel of columns by panel: the columns before a panel as one
 * product, and within it one vector of columns after another, by substitution and a product with what is left of the
 * panel.
 *
 * <p>mn² flops. Source: BLAS dtrsm, side right; Higham, Accuracy and Stability of Numerical Algorithms, section 8.1.
 */
final class TriangularSolve implements Runnable {

    /** Rows of X that stay in the second-level cache while all of R passes; 96 to 192 are as fast, 384 is 6 % slower. */
    private static final int PASS = 128;

    private final BlockedProduct product = new BlockedProduct();

    /** A last vector of columns, made whole. */
    private final double[] whole = Lanes.workspace(PASS * L);

    private final PackedTriangle r;
    private double[] x = {};
    private int xo;
    private int ldx;
    private int firstRow;
    private int endRow;

    TriangularSolve(PackedTriangle r) {
        this.r = r;
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
        int n = r.size();
        for (int i = firstRow; i < endRow; i += PASS) {
            int rows = Math.min(PASS, endRow - i);
            int at = xo + i * ldx;
            for (int j = 0; j < n; j += COLUMNS) {
                int end = Math.min(j + COLUMNS, n);
                subtract(rows, at, 0, j, j, j, end);
                for (int v = j; v < end; v += L) {
                    substitute(rows, at + v, v, Math.min(L, end - v));
                    subtract(rows, at, v, v + L, j, v + L, end);
                }
            }
        }
    }

    /** Columns from … to of the panel at j lose columns first … last of X times their rows of the panel. */
    private void subtract(int rows, int at, int first, int last, int j, int from, int to) {
        if (first < last && from < to) {
            product.left(Op.N, x, at, ldx)
                    .right(Op.N, r.panels(), r.panel(j), COLUMNS)
                    .into(-1, false, x, at + j, ldx)
                    .rows(0, rows)
                    .columns(from - j, to - j)
                    .depth(first, last)
                    .run();
        }
    }

    private void substitute(int rows, int at, int j, int width) {
        if (width == L) {
            Substitution.rows(rows, r.blocks(), r.block(j), x, at, ldx);
        } else {
            copy(rows, width, x, at, ldx, whole, START, L);
            Substitution.rows(rows, r.blocks(), r.block(j), whole, START, L);
            copy(rows, width, whole, START, L, x, at, ldx);
        }
    }

    private static void copy(int rows, int width, double[] from, int fo, int ldf, double[] to, int at, int ldt) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, fo + i * ldf, to, at + i * ldt, width);
        }
    }
}
