package threshold.core.workload;

/**
 * Tokens of a language whose words have frequencies as 1/(v + 2.7) (Zipf and Mandelbrot) and four usual successors each:
 * with probability a one of these follows, else any word.
 *
 * <p>The same bits everywhere: uniforms of two {@link Normals} streams, successors from one, the text from the other.
 */
public final class SyntheticText {

    private static final double MANDELBROT = 2.7;
    private static final double USUAL = .6;
    private static final int SUCCESSORS = 4;

    private SyntheticText() {}

    /**
     * @param tokens T
     * @param vocabulary V
     * @param seed of the text, which begins with token 0; the seed before it is of the successors
     */
    public static int[] of(int tokens, int vocabulary, long seed) {
        double[] cumulated = cumulated(vocabulary);
        Normals usual = new Normals(seed - 1);
        int[] successors = new int[vocabulary * SUCCESSORS];
        for (int i = 0; i < successors.length; i++) {
            successors[i] = word(cumulated, usual.uniform());
        }
        Normals random = new Normals(seed);
        random.uniform();
        random.uniform();
        int[] text = new int[tokens];
        for (int t = 1; t < tokens; t++) {
            double a = random.uniform();
            double b = random.uniform();
            text[t] = a < USUAL ? successors[text[t - 1] * SUCCESSORS + (int) (SUCCESSORS * b)] : word(cumulated, b);
        }
        return text;
    }

    private static double[] cumulated(int vocabulary) {
        double[] cumulated = new double[vocabulary];
        double sum = 0;
        for (int v = 0; v < vocabulary; v++) {
            sum += 1 / (v + MANDELBROT);
            cumulated[v] = sum;
        }
        for (int v = 0; v < vocabulary; v++) {
            cumulated[v] /= sum;
        }
        return cumulated;
    }

    /** The first whose cumulated frequency is over u. */
    private static int word(double[] cumulated, double u) {
        int low = 0;
        int high = cumulated.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulated[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
