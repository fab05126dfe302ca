package threshold.core.algorithm;

import java.util.Arrays;

/**
 * The product Z, n×n, of plane rotations of its rows, which are collected and applied strip by strip.
 *
 * <p>A QR iteration makes some n² rotations, each of two whole rows. Applied one by one they stream the matrix once a
 * sweep; collected, a strip of columns stays in cache for many sweeps, and threads take turns at the strips. A strip is
 * stored apart, since rows a power of two apart share few sets of a cache.
 */
final class Rotations {

    private static final int STRIP = 64;

    private final Blas blas;
    private final int n;

    /** The strips one after the other, each by its rows. */
    private final double[] z;

    private final int[] first;
    private final int[] second;
    private final double[] cosine;
    private final double[] sine;
    private final Runnable[] shares;
    private int count;

    Rotations(Blas blas, int n) {
        this.blas = blas;
        this.n = n;
        z = new double[Layout.ORIGIN + n * n];
        int most = 16 * n;
        first = new int[most];
        second = new int[most];
        cosine = new double[most];
        sine = new double[most];
        shares = new Runnable[blas.threads()];
        Arrays.setAll(shares, p -> () -> rotateStrips(p));
    }

    /** Z ← I. */
    void reset() {
        Arrays.fill(z, 0);
        for (int i = 0; i < n; i++) {
            z[at(i, i)] = 1;
        }
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

    /** Row i ← −row i, of what has been applied. */
    void negate(int i) {
        for (int j = 0; j < n; j++) {
            z[at(i, j)] = -z[at(i, j)];
        }
    }

    /** Column i of {@code to}, n×n, ← row {@code order.at(i)} of what has been applied. */
    void copyColumns(DescendingOrder order, double[] to) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                to[j * n + i] = z[at(order.at(i), j)];
            }
        }
    }

    private void rotateStrips(int p) {
        Blas alone = blas.alone(p);
        for (int column = p * STRIP; column < n; column += shares.length * STRIP) {
            int width = Math.min(STRIP, n - column);
            int strip = at(0, column);
            for (int r = 0; r < count; r++) {
                alone.rot(width, z, strip + first[r] * width, z, strip + second[r] * width, cosine[r], sine[r]);
            }
        }
    }

    private int at(int i, int j) {
        int column = j / STRIP * STRIP;
        return Layout.ORIGIN + column * n + i * Math.min(STRIP, n - column) + j - column;
    }
}
