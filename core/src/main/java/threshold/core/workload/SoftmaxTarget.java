package threshold.core.workload;

import java.util.Arrays;
import threshold.core.Matrix;

/**
 * A matrix of next-token logits whose singular values are known in closed form, with Zipf–Mandelbrot unigrams: the
 * target that low-rank softmax heads are fitted to.
 *
 * <p>L = 1ũᵀ + Q_A diag(s) Q_Bᵀ (C contexts × V tokens), ũ the centred log-frequencies −ln(v + 2.7), Q_A ⊥ 1 and
 * Q_B ⊥ 1, ũ with orthonormal columns, s_k = g_k τ √(CV / Σg²). Its rows sum to 0, so it is its own centred form. Rank
 * r + 1.
 *
 * @param logits L, C×V
 * @param sigma its r + 1 singular values that are not zero, descending
 */
public record SoftmaxTarget(Matrix logits, double[] sigma) {

    private static final double MANDELBROT = 2.7;

    /**
     * @param contexts C
     * @param vocabulary V
     * @param g relative size of the r directions, descending; r &lt; C and r &lt; V − 1
     * @param tau root mean square of the part of L beyond the unigrams
     * @throws IllegalArgumentException naming the sizes, if r is too large for C or V
     */
    public static SoftmaxTarget of(int contexts, int vocabulary, double[] g, double tau, long seed) {
        int r = g.length;
        if (r < 1 || r >= contexts || r >= vocabulary - 1) {
            throw new IllegalArgumentException("a softmax target needs 1 <= r < C and r < V - 1, not r=" + r + ", C="
                    + contexts + ", V=" + vocabulary);
        }
        double[] unigram = centredLogFrequencies(vocabulary);
        double[][] qa = directions(Matrices.normal(contexts, r, seed), ones(contexts));
        double[][] qb = directions(Matrices.normal(vocabulary, r, seed + 1), ones(vocabulary), unigram);
        double[] s = scaledToRms(g, tau * Math.sqrt((double) contexts * vocabulary));
        Matrix logits = Matrix.zeros(contexts, vocabulary);
        for (int c = 0; c < contexts; c++) {
            for (int v = 0; v < vocabulary; v++) {
                double sum = unigram[v];
                for (int k = 0; k < r; k++) {
                    sum += qa[k][c] * s[k] * qb[k][v];
                }
                logits.data()[c * vocabulary + v] = sum;
            }
        }
        double[] sigma = new double[r + 1];
        System.arraycopy(s, 0, sigma, 1, r);
        sigma[0] = Math.sqrt(contexts) * Math.sqrt(dot(unigram, unigram));
        return new SoftmaxTarget(logits, Spectrum.descending(sigma));
    }

    private static double[] centredLogFrequencies(int vocabulary) {
        double[] u = new double[vocabulary];
        double mean = 0;
        for (int v = 0; v < vocabulary; v++) {
            u[v] = -StrictMath.log(v + MANDELBROT);
            mean += u[v] / vocabulary;
        }
        for (int v = 0; v < vocabulary; v++) {
            u[v] -= mean;
        }
        return u;
    }

    private static double[] scaledToRms(double[] g, double norm) {
        double scale = norm / Math.sqrt(dot(g, g));
        double[] s = new double[g.length];
        for (int k = 0; k < g.length; k++) {
            s[k] = g[k] * scale;
        }
        return s;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The columns of a, orthonormalised after the given ones by modified Gram–Schmidt in two passes. */
    private static double[][] directions(Matrix a, double[]... first) {
        double[][] basis = new double[first.length + a.cols()][];
        for (int j = 0; j < basis.length; j++) {
            double[] q = j < first.length ? first[j].clone() : column(a, j - first.length);
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < j; i++) {
                    axpy(-dot(basis[i], q), basis[i], q);
                }
            }
            double norm = Math.sqrt(dot(q, q));
            for (int i = 0; i < q.length; i++) {
                q[i] /= norm;
            }
            basis[j] = q;
        }
        return Arrays.copyOfRange(basis, first.length, basis.length);
    }

    private static double[] column(Matrix a, int j) {
        double[] column = new double[a.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = a.at(i, j);
        }
        return column;
    }

    private static void axpy(double alpha, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += alpha * x[i];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
