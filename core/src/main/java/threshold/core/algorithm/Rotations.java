package threshold.core.algorithm;

import java.util.Arrays;

/**
 * Plane rotations of the rows of an n×n matrix, collected and applied strip by strip.
 *
 * <p>A QR iteration makes some n² rotations, each of two whole rows. Applied one by one they stream the matrix once a
 * sweep; collected, a strip of columns stays in cache for many sweeps, and threads take turns at the strips.
 */
final class Rotations {

    private static final int STRIP = 64;

    private final Blas blas;
    private final int n;
    private final double[] z;
    private final int[] first;
    private final int[] second;
    private final double[] cosine;
    private final double[] sine;
    private final Runnable[] shares;
    private int count;

    /** @param z the n×n matrix whose rows are rotated */
    Rotations(Blas blas, int n, double[] z) {
        this.blas = blas;
        this.n = n;
        this.z = z;
        int most = 16 * n;
        first = new int[most];
        second = new int[most];
        cosine = new double[most];
        sine = new double[most];
        shares = new Runnable[blas.threads()];
        Arrays.setAll(shares, p -> () -> rotateStrips(p));
    }

    /** Rows (i, j) ← (c·i + s·j, c·j − s·i). */
    void add(int i, int j, double c, double s) {
        if (count == first.length) {
            flush();
        }
        first[count] = i;
        second[count] = j;
        cosine[count] = c;
        sine[count] = s;
        count++;
    }

    /** Applies what has been collected. */
    void flush() {
        blas.together(shares);
        count = 0;
    }

    private void rotateStrips(int p) {
        Blas alone = blas.alone(p);
        for (int column = p * STRIP; column < n; column += shares.length * STRIP) {
            int width = Math.min(STRIP, n - column);
            for (int r = 0; r < count; r++) {
                alone.rot(width, z, first[r] * n + column, z, second[r] * n + column, cosine[r], sine[r]);
            }
        }
    }
}
