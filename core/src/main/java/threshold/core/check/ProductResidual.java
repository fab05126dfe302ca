package threshold.core.check;

import java.util.Arrays;
import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.kernel.Gemm;
import threshold.core.kernel.Gram;
import threshold.core.workload.Normals;

/**
 * Componentwise error of a product against one formed in doubled precision: max |ĉᵢⱼ − cᵢⱼ| / (‖aᵢ‖ ‖bⱼ‖ n eps), aᵢ the
 * rows of the left and bⱼ the columns of the right factor.
 *
 * <p>n is the number of columns of A: k for a gemm, n for a Gram matrix. All entries are formed while that is cheap;
 * beyond, {@value #SAMPLED_ROWS} rows drawn from a fixed seed, and the whole product is held against a random ±1
 * vector.
 */
public final class ProductResidual {

    private static final double MOST_EXACT = 6e7;
    private static final int SAMPLED_ROWS = 24;
    private static final long SEED = 0x9e11;

    private ProductResidual() {}

    /** Error of C = AB. */
    public static double of(Gemm.Problem problem, Matrix c) {
        Matrix a = problem.a();
        Matrix b = problem.b();
        return of(a, b.transposed(), c.requireShape("C", a.rows(), b.cols()), a.cols());
    }

    /**
     * Error of G = AᵀA. Half of what gᵢⱼ and gⱼᵢ differ by counts as well, for every pair: one of the two is off by
     * that much at least.
     */
    public static double of(Gram.Problem problem, Matrix g) {
        int n = problem.a().cols();
        Matrix columns = problem.a().transposed();
        double error = of(columns, columns, g.requireShape("G", n, n), n);
        return Math.max(error, asymmetry(columns, g) / (n * Doubled.EPS));
    }

    /** max |gᵢⱼ − gⱼᵢ| / (2‖aᵢ‖ ‖aⱼ‖); both arguments scaled against overflow. */
    private static double asymmetry(Matrix rawColumns, Matrix rawG) {
        int shift = Norms.scaling(rawColumns.data());
        Matrix g = Norms.scaled(rawG, 2 * shift);
        double[] norms = rowNorms(Norms.scaled(rawColumns, shift));
        double worst = 0;
        for (int i = 0; i < norms.length; i++) {
            for (int j = 0; j < i; j++) {
                worst = Math.max(worst, relative(Math.abs(g.at(i, j) - g.at(j, i)), 2 * norms[i] * norms[j]));
            }
        }
        return worst;
    }

    /** Error of C = A Bᵀ in units of n·eps; both factors by rows. */
    private static double of(Matrix rawA, Matrix rawBt, Matrix rawC, int n) {
        if (!Norms.finite(rawC.data())) {
            return Double.POSITIVE_INFINITY;
        }
        int aShift = Norms.scaling(rawA.data());
        int bShift = Norms.scaling(rawBt.data());
        Matrix a = Norms.scaled(rawA, aShift);
        Matrix bt = Norms.scaled(rawBt, bShift);
        Matrix c = Norms.scaled(rawC, aShift + bShift);
        double[] aNorms = rowNorms(a);
        double[] bNorms = rowNorms(bt);
        boolean exact = (double) a.rows() * bt.rows() * a.cols() <= MOST_EXACT;
        double worst = exact ? 0 : probe(a, bt, c, aNorms, Norms.two(bNorms));
        Normals random = new Normals(SEED);
        int rows = exact ? a.rows() : SAMPLED_ROWS;
        for (int s = 0; s < rows; s++) {
            int i = exact ? s : (int) (random.uniform() * a.rows());
            for (int j = 0; j < bt.rows(); j++) {
                Doubled error = new Doubled(-c.at(i, j));
                error.addDot(a.cols(), a.data(), i * a.cols(), bt.data(), j * a.cols());
                worst = Math.max(worst, relative(Math.abs(error.value()), aNorms[i] * bNorms[j]));
            }
        }
        return worst / (n * Doubled.EPS);
    }

    /** max |(C − ABᵀ)z|ᵢ / (‖aᵢ‖ ‖B‖_F), in doubled precision. */
    private static double probe(Matrix a, Matrix bt, Matrix c, double[] aNorms, double bNorm) {
        double[] z = signs(bt.rows());
        double[] high = new double[bt.cols()];
        double[] low = new double[bt.cols()];
        for (int j = 0; j < z.length; j++) {
            Doubled.axpy(high.length, z[j], bt.data(), j * high.length, high, low);
        }
        double worst = 0;
        for (int i = 0; i < a.rows(); i++) {
            Doubled error = new Doubled();
            error.addDot(z.length, c.data(), i * z.length, z, 0);
            for (int k = 0; k < high.length; k++) {
                error.addProduct(-a.at(i, k), high[k]);
                error.addProduct(-a.at(i, k), low[k]);
            }
            worst = Math.max(worst, relative(Math.abs(error.value()), aNorms[i] * bNorm));
        }
        return worst;
    }

    private static double[] signs(int n) {
        Normals random = new Normals(SEED);
        double[] z = new double[n];
        Arrays.setAll(z, _ -> random.sign());
        return z;
    }

    private static double[] rowNorms(Matrix a) {
        return IntStream.range(0, a.rows())
                .mapToDouble(i -> Norms.two(a.cols(), a.data(), i * a.cols(), 1))
                .toArray();
    }

    private static double relative(double error, double scale) {
        return error == 0 ? 0 : error / scale;
    }
}
