package threshold.core.algorithm;

import java.util.Arrays;

/**
 * Tridiagonalisation of a symmetric band matrix, B = Q T Qᵀ.
 *
 * <p>A reflector leaves row i with one entry right of its diagonal and fills the triangle beyond the band next to the block
 * that it acts on; the first row of that is cleared by the next reflector, and so on until the end of the matrix. What
 * is left there of the other rows is within twice the band, and cleared when their turn comes. 6n²b flops in blocks of
 * b×b. Source: Lang, SIAM J. Sci. Comput. 14 (1993); LAPACK dsytrd_sb2st.
 */
final class BulgeChase {

    private final Blas blas;
    private final int n;
    private final int band;

    /** Doubles from an entry to the one below it: rows of the upper triangle, each from its diagonal, of twice the band. */
    private final int stride;

    private final double[] b;

    /** The diagonal block that a reflector acts on, both triangles. */
    private final double[] block;

    private final double[] v;
    private final double[] next;
    private final double[] w;

    /** @param band entries on each side of the diagonal */
    BulgeChase(Blas blas, int n, int band) {
        this.blas = blas;
        this.n = n;
        this.band = band;
        stride = 2 * band;
        b = new double[n * (stride + 1)];
        block = new double[band * band];
        v = new double[band];
        next = new double[band];
        w = new double[band];
    }

    /**
     * Writes T's n diagonal entries into {@code d}, the n−1 beside them into {@code e}.
     *
     * @param a n×n, read on and above the diagonal within the band
     */
    void reduce(double[] a, double[] d, double[] e) {
        Arrays.fill(b, 0);
        for (int i = 0; i < n; i++) {
            System.arraycopy(a, i * (n + 1), b, at(i, i), Math.min(band + 1, n - i));
        }
        for (int i = 0; i < n - 1; i++) {
            chase(i);
            e[i] = b[at(i, i + 1)];
        }
        for (int i = 0; i < n; i++) {
            d[i] = b[at(i, i)];
        }
    }

    private int at(int i, int j) {
        return i * stride + j;
    }

    private void chase(int row) {
        int first = row + 1;
        int size = Math.min(band, n - first);
        double tau = reflector(size, at(row, first), v);
        while (size > 0) {
            turnBlock(first, size, tau);
            int beside = first + size;
            int width = Math.min(band, n - beside);
            if (width > 0) {
                tau = turnBeside(first, size, beside, width, tau);
                System.arraycopy(next, 0, v, 0, width);
            }
            first = beside;
            size = width;
        }
    }

    /** The reflector of the entries from {@code at} on, which become β and zeros. */
    private double reflector(int size, int at, double[] into) {
        System.arraycopy(b, at, into, 0, size);
        double tau = Reflector.make(blas, size, into, 0);
        b[at] = into[0];
        Arrays.fill(b, at + 1, at + size, 0);
        into[0] = 1;
        return tau;
    }

    /** D ← H D H for the diagonal block from {@code first} on. */
    private void turnBlock(int first, int size, double tau) {
        for (int i = 0; i < size; i++) {
            System.arraycopy(b, at(first + i, first + i), block, i * (band + 1), size - i);
            for (int j = 0; j < i; j++) {
                block[i * band + j] = block[j * band + i];
            }
        }
        Arrays.fill(w, 0, size, 0);
        blas.gemv(size, size, tau, block, 0, band, v, 0, w, 0);
        blas.axpy(size, -0.5 * tau * blas.dot(size, w, 0, v, 0), v, 0, w, 0);
        blas.ger(size, size, -1, v, 0, w, 0, block, 0, band);
        blas.ger(size, size, -1, w, 0, v, 0, block, 0, band);
        for (int i = 0; i < size; i++) {
            System.arraycopy(block, i * (band + 1), b, at(first + i, first + i), size - i);
        }
    }

    /** E ← H E for the block right of it, and E H′ with the reflector of its first row. */
    private double turnBeside(int first, int size, int beside, int width, double tau) {
        int at = at(first, beside);
        Arrays.fill(w, 0, width, 0);
        blas.gemvT(size, width, 1, b, at, stride, v, 0, w, 0);
        blas.ger(size, width, -tau, v, 0, w, 0, b, at, stride);
        double nextTau = reflector(width, at, next);
        int below = at + stride;
        Arrays.fill(w, 0, size - 1, 0);
        blas.gemv(size - 1, width, 1, b, below, stride, next, 0, w, 0);
        blas.ger(size - 1, width, -nextTau, w, 0, next, 0, b, below, stride);
        return nextTau;
    }
}
