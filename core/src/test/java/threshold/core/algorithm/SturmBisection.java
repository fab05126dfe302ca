package threshold.core.algorithm;

/**
 * Singular values of a bidiagonal matrix by bisection on the signs of the pivots of T − xI, T the tridiagonal matrix
 * with zeros on its diagonal and d₀, e₀, d₁, e₁, … beside it, whose eigenvalues are ±σ. Each σ is good to a small
 * multiple of n·eps of itself. Source: Demmel and Kahan, SIAM J. Sci. Stat. Comput. 11 (1990), section 3.
 */
final class SturmBisection {

    private SturmBisection() {}

    /** Ascending. */
    static double[] singularValues(double[] d, double[] e) {
        double[] values = new double[d.length];
        for (int i = 0; i < d.length; i++) {
            values[i] = value(i, d, e);
        }
        return values;
    }

    /** Doubles that are not negative are in the order of their bits. */
    private static double value(int index, double[] d, double[] e) {
        long under = 0;
        long over = Double.doubleToLongBits(0x1p1000);
        while (over - under > 1) {
            long middle = (under + over) >>> 1;
            if (countBelow(Double.longBitsToDouble(middle), d, e) > index) {
                over = middle;
            } else {
                under = middle;
            }
        }
        return Double.longBitsToDouble(under);
    }

    /** How many singular values are under x > 0. */
    private static int countBelow(double x, double[] d, double[] e) {
        int n = d.length;
        int negative = 1;
        double pivot = -x;
        for (int k = 0; k < 2 * n - 1; k++) {
            double beside = k % 2 == 0 ? d[k / 2] : e[k / 2];
            pivot = -x - beside * (beside / (pivot == 0 ? Double.MIN_NORMAL : pivot));
            if (pivot < 0) {
                negative++;
            }
        }
        return negative - n;
    }
}
