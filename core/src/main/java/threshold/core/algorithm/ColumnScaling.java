package threshold.core.algorithm;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Equilibration of columns, Â = A D with D = diag(2^−e_j), so that every column that is not zero has its largest
 * entry, or its length, in [1, 2).
 *
 * <p>Columns that are alike and well inside the range of doubles are left as they are (e_j = 0): scaling by powers of
 * two changes no rounding, so nothing is lost and a pass over the matrix is saved.
 *
 * <p>Source: van der Sluis, Numer. Math. 14 (1969): equal column norms nearly minimise κ over all diagonal scalings.
 */
public final class ColumnScaling {

    /** Columns are alike when their largest entries differ by less than 2^8. */
    private static final int ALIKE = 8;

    /** Exponents whose squares and long sums of squares are far from overflow and underflow. */
    private static final int SAFE = 200;

    private static final double LEAST_SQUARE = 0x1p-700;

    private static final double MOST_SQUARE = 0x1p1000;

    private final double[] largest;
    private final int[] exponent;
    private final double[] factor;
    private boolean unit = true;

    public ColumnScaling(int n) {
        largest = new double[n];
        exponent = new int[n];
        factor = new double[n];
    }

    /** e_j: column j of A is 2^e_j times column j of Â. */
    public int exponent(int j) {
        return exponent[j];
    }

    /** The largest e_j. */
    int largestExponent() {
        int most = exponent[0];
        for (int e : exponent) {
            most = Math.max(most, e);
        }
        return most;
    }

    /** Chooses D for A, m×n at {@code a[ao]}, rows lda apart. */
    public void measure(int m, double[] a, int ao, int lda) {
        findLargest(m, a, ao, lda);
        for (int j = 0; j < exponent.length; j++) {
            exponent[j] = PowerOfTwo.exponent(largest[j]);
        }
        keepIfAlike();
        takeFactors();
    }

    /**
     * Chooses D from the squared lengths of columns, if they are all {@linkplain #isSafe safe}.
     *
     * @return whether they are; if not, nothing is chosen
     */
    boolean chooseBySquares(IntToDoubleFunction square) {
        for (int j = 0; j < exponent.length; j++) {
            double length = square.applyAsDouble(j);
            if (!isSafe(length)) {
                return false;
            }
            largest[j] = length;
            exponent[j] = PowerOfTwo.exponent(Math.sqrt(length));
        }
        keepIfAlike();
        takeFactors();
        return true;
    }

    /** Whether D = I. */
    boolean isUnit() {
        return unit;
    }

    /** Whether the square of a column's length was summed without overflow, and lost nothing that counts to underflow. */
    static boolean isSafe(double square) {
        return square >= LEAST_SQUARE && square <= MOST_SQUARE;
    }

    /** The same factor for all columns of A, m×n without gaps between its rows. */
    public void measureAsOne(int m, double[] a) {
        findLargest(m, a, 0, largest.length);
        int e = PowerOfTwo.exponent(PowerOfTwo.largest(largest.length, largest, 0));
        Arrays.fill(exponent, e);
        Arrays.fill(factor, PowerOfTwo.of(-e));
        unit = e == 0;
    }

    /** D = I. */
    public void reset() {
        Arrays.fill(exponent, 0);
        Arrays.fill(factor, 1);
        unit = true;
    }

    /** Rows ← rows D, as measured, rows lda apart. */
    public void apply(int rows, double[] a, int ao, int lda) {
        int n = exponent.length;
        for (int i = 0; i < rows && !unit; i++) {
            for (int j = 0; j < n; j++) {
                a[ao + i * lda + j] *= factor[j];
            }
        }
    }

    /** The upper triangle of G ← D G D, which is the Gram matrix of A D where G is that of A. */
    void applyToGram(double[] g) {
        int n = exponent.length;
        for (int i = 0; i < n && !unit; i++) {
            for (int j = i; j < n; j++) {
                g[i * n + j] = g[i * n + j] * factor[i] * factor[j];
            }
        }
    }

    /** C ← D C, C of n×columns without gaps between its rows: AᵀY becomes (A D)ᵀY. */
    void applyToRows(int columns, double[] c) {
        for (int i = 0; i < exponent.length && !unit; i++) {
            for (int j = 0; j < columns; j++) {
                c[i * columns + j] *= factor[i];
            }
        }
    }

    private void takeFactors() {
        unit = true;
        for (int j = 0; j < exponent.length; j++) {
            factor[j] = PowerOfTwo.of(-exponent[j]);
            unit &= exponent[j] == 0;
        }
    }

    private void findLargest(int m, double[] a, int ao, int lda) {
        int n = largest.length;
        Arrays.fill(largest, 0);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                largest[j] = Math.max(largest[j], Math.abs(a[ao + i * lda + j]));
            }
        }
    }

    private void keepIfAlike() {
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int j = 0; j < largest.length; j++) {
            if (largest[j] > 0) {
                least = Math.min(least, exponent[j]);
                most = Math.max(most, exponent[j]);
            }
        }
        if (most < least || (most - least < ALIKE && least > -SAFE && most < SAFE)) {
            Arrays.fill(exponent, 0);
        }
    }
}
