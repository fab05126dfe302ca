package threshold.core.saturation;

import java.util.Arrays;
import threshold.core.kernel.RowSource;

/**
 * What the rows of a head say, in one pass over its blocks: one direction and one length for each token.
 *
 * @param square ‖W‖²_F
 * @param mean of the columns
 * @param cosine mean cosine of the angle between two rows that are not zero; NaN if there are not two
 * @param norms lengths of the rows, ascending
 * @param zeros rows of zeros
 */
record RowStatistics(double square, double[] mean, double cosine, double[] norms, int zeros) {

    private static final int ENTRIES = 1 << 20;

    static RowStatistics of(RowSource head) {
        int vocabulary = head.rows();
        int d = head.cols();
        int rows = Math.max(1, ENTRIES / d);
        double[] block = new double[rows * d];
        double[] mean = new double[d];
        double[] directions = new double[d];
        double[] norms = new double[vocabulary];
        double square = 0;
        double rest = 0;
        int zeros = 0;
        for (int first = 0; first < vocabulary; first += rows) {
            int count = Math.min(rows, vocabulary - first);
            head.read(first, count, block, 0, d);
            for (int i = 0; i < count; i++) {
                double length = length(block, i * d, d);
                norms[first + i] = length;
                zeros += length == 0 ? 1 : 0;
                double inverse = length == 0 ? 0 : 1 / length;
                for (int j = 0; j < d; j++) {
                    double entry = block[i * d + j];
                    mean[j] += entry / vocabulary;
                    directions[j] += entry * inverse;
                }
                double added = length * length;
                double sum = square + added;
                rest += Math.abs(square) >= added ? (square - sum) + added : (added - sum) + square;
                square = sum;
            }
        }
        Arrays.sort(norms);
        return new RowStatistics(square + rest, mean, cosine(directions, vocabulary - zeros), norms, zeros);
    }

    private static double length(double[] block, int at, int d) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += block[at + j] * block[at + j];
        }
        return Math.sqrt(sum);
    }

    /** (‖Σ n_i‖² − N)/(N² − N). */
    private static double cosine(double[] directions, int n) {
        double square = 0;
        for (double entry : directions) {
            square += entry * entry;
        }
        return n < 2 ? Double.NaN : (square - n) / ((double) n * (n - 1));
    }

    double medianNorm() {
        return norms[norms.length / 2];
    }
}
