package threshold.core.kernel;

/**
 * The shape of a block Hankel matrix: block (i, j), 0 ≤ i &lt; f, 0 ≤ j &lt; q, is the p×m parameter G_{i+j}, so that
 * f + q − 1 parameters make all of its fp×qm entries.
 *
 * @param rows f, block rows
 * @param cols q, block columns
 * @param outputs p
 * @param inputs m
 */
public record HankelShape(int rows, int cols, int outputs, int inputs) {

    /** @throws IllegalArgumentException unless all are positive */
    public HankelShape {
        if (rows < 1 || cols < 1 || outputs < 1 || inputs < 1) {
            throw new IllegalArgumentException("a Hankel matrix needs f, q, p and m >= 1, not f=" + rows + ", q=" + cols
                    + ", p=" + outputs + ", m=" + inputs);
        }
    }

    /** Parameters, f + q − 1. */
    public int count() {
        return rows + cols - 1;
    }

    /** fp. */
    public int height() {
        return rows * outputs;
    }

    /** qm. */
    public int width() {
        return cols * inputs;
    }

    /**
     * Writes H row by row: block row i is the parameters from G_i on, output by output.
     *
     * @param markov G_0, G_1, … one after the other
     * @param h fp×qm
     */
    public void fill(double[] markov, double[] h) {
        for (int i = 0; i < rows; i++) {
            for (int r = 0; r < outputs; r++) {
                for (int j = 0; j < cols; j++) {
                    System.arraycopy(
                            markov,
                            ((i + j) * outputs + r) * inputs,
                            h,
                            (i * outputs + r) * width() + j * inputs,
                            inputs);
                }
            }
        }
    }
}
