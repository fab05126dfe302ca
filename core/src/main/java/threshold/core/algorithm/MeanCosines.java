package threshold.core.algorithm;

/** What the ways to a mean cosine share. */
public final class MeanCosines {

    /** Squares of lengths between it and its inverse lost nothing that matters to underflow, and nothing to overflow. */
    private static final double SAFE = 1e-200;

    private MeanCosines() {}

    /** Whether the length of a row may be taken from this sum of squares. */
    public static boolean isSafe(double square) {
        return square > SAFE && square < 1 / SAFE;
    }

    /**
     * The direction of a row in place of it, whatever its length: that of the row times the power of two that brings
     * its largest entry into [1, 2).
     */
    public static void normalise(double[] row) {
        double largest = 0;
        for (double h : row) {
            largest = Math.max(largest, Math.abs(h));
        }
        int exponent = -Math.getExponent(largest);
        double square = 0;
        for (int j = 0; j < row.length; j++) {
            row[j] = Math.scalb(row[j], exponent);
            square += row[j] * row[j];
        }
        double length = Math.sqrt(square);
        for (int j = 0; j < row.length; j++) {
            row[j] /= length;
        }
    }

    /** (‖m‖² − N)/(N² − N) of the sum m of N directions. */
    public static double of(int contexts, CompensatedSum directions) {
        double square = 0;
        for (int j = 0; j < directions.length(); j++) {
            double m = directions.value(j);
            square += m * m;
        }
        return (square - contexts) / ((double) contexts * (contexts - 1));
    }
}
