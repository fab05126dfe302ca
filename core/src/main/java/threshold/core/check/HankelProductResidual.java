package threshold.core.check;

import java.util.stream.IntStream;
import threshold.core.Matrix;
import threshold.core.kernel.HankelProduct;
import threshold.core.kernel.HankelShape;

/**
 * Error of a product with a Hankel matrix in units of qm·eps: the largest over the columns of ‖ŷ − H x‖₂ /
 * (g ‖x‖₂ qm eps), H x in doubled precision.
 *
 * <p>g = Σ_k ‖G_k‖_F is a bound of ‖H‖₂ and of the parameters' spectrum, so that transforms, whose errors are of the
 * size of the largest entries in all of them, are held to the same measure as sums.
 *
 * <p>Many columns are judged on the first, the last and others evenly between, as many as make {@value #MOST_PRODUCTS}
 * products.
 */
public final class HankelProductResidual {

    private static final double MOST_PRODUCTS = 4e7;

    private HankelProductResidual() {}

    public static double of(HankelProduct.Problem problem, HankelProduct.Size size, Matrix product) {
        HankelShape shape = size.shape();
        product.requireShape("Y", shape.height(), size.batch());
        if (!Norms.finite(product.data())) {
            return Double.POSITIVE_INFINITY;
        }
        double norms = norms(problem.markov(), shape);
        double products = (double) shape.height() * shape.width();
        int judged = (int) Math.clamp(MOST_PRODUCTS / products, 2, size.batch() + 1.0);
        return IntStream.range(0, judged)
                        .map(i -> (int) ((long) i * (size.batch() - 1) / (judged - 1)))
                        .distinct()
                        .mapToDouble(b -> error(problem, shape, column(problem.x(), b), column(product, b), norms))
                        .max()
                        .orElseThrow()
                / (shape.width() * Doubled.EPS);
    }

    private static double error(
            HankelProduct.Problem problem, HankelShape shape, double[] x, double[] y, double norms) {
        double[] difference = new double[y.length];
        int m = shape.inputs();
        for (int i = 0; i < shape.rows(); i++) {
            for (int r = 0; r < shape.outputs(); r++) {
                Doubled sum = new Doubled(-y[i * shape.outputs() + r]);
                for (int j = 0; j < shape.cols(); j++) {
                    sum.addDot(m, problem.markov().data(), ((i + j) * shape.outputs() + r) * m, x, j * m);
                }
                difference[i * shape.outputs() + r] = sum.value();
            }
        }
        double error = Norms.two(difference);
        return error == 0 ? 0 : error / (norms * Norms.two(x));
    }

    /** Σ_k ‖G_k‖_F. */
    private static double norms(Matrix markov, HankelShape shape) {
        int entries = shape.outputs() * shape.inputs();
        double sum = 0;
        double[] block = new double[entries];
        for (int k = 0; k < shape.count(); k++) {
            System.arraycopy(markov.data(), k * entries, block, 0, entries);
            sum += Norms.two(block);
        }
        return sum;
    }

    private static double[] column(Matrix a, int b) {
        return IntStream.range(0, a.rows()).mapToDouble(i -> a.at(i, b)).toArray();
    }
}
