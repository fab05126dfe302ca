package threshold.core.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import threshold.core.Matrix;

/**
 * Y = H X for a block Hankel matrix H that is given by its parameters, and B columns.
 *
 * <p>Directly 2fp·qm flops a column, by fast Fourier transforms O((f + q) log(f + q)): the step that iterations on
 * Hankel matrices are made of.
 *
 * <p>Source: kernels K6 and K7 of Ziemann, Matni, Pappas, arXiv 2409.13421; Golub and Van Loan, Matrix Computations,
 * 4.8.
 */
public final class HankelProduct {

    /** What kernels of this family take and give. */
    public static final Contract<Size, Problem, Matrix> CONTRACT = new Contract<>("hankel-product");

    private HankelProduct() {}

    /**
     * @param shape f, q, p and m
     * @param batch B
     */
    public record Size(HankelShape shape, int batch) implements Sizes {

        /** @throws IllegalArgumentException unless B is positive */
        public Size {
            if (batch < 1) {
                throw new IllegalArgumentException("a product needs B >= 1, not B=" + batch);
            }
        }

        @Override
        public Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            named.put("f", Integer.toString(shape.rows()));
            named.put("q", Integer.toString(shape.cols()));
            named.put("p", Integer.toString(shape.outputs()));
            named.put("m", Integer.toString(shape.inputs()));
            named.put("B", Integer.toString(batch));
            return named;
        }

        /** 2fp·qm·B flops; the parameters, X and Y once. */
        @Override
        public Work work() {
            double height = shape.height();
            double width = shape.width();
            double own = (double) shape.count() * shape.outputs() * shape.inputs();
            return new Work(2 * height * width * batch, 8 * (own + (height + width) * batch));
        }

        /** N, the points of a transform: the least power of two from f + q − 1 on. */
        public int points() {
            return Integer.highestOneBit(2 * shape.count() - 1);
        }

        /** By transforms: 4.25 N log₂ N flops each, two columns at a time, and 8pmN between. */
        public Work transforms() {
            double points = points();
            double each = 4.25 * points * (Math.log(points) / Math.log(2));
            double pairs = (batch + 1) / 2;
            double products = (double) shape.outputs() * shape.inputs();
            return new Work(
                    each * products + pairs * (each * (shape.outputs() + shape.inputs()) + 8 * products * points),
                    work().bytes());
        }

        @Override
        public double sequence() {
            return shape.count();
        }

        @Override
        public double parameters() {
            return (double) shape.outputs() * shape.inputs();
        }

        @Override
        public int unknowns() {
            return shape.width();
        }
    }

    /**
     * @param markov G_0, G_1, … one after the other: block k is rows k·p … (k+1)·p − 1, of m columns
     * @param x X, qm×B
     */
    public record Problem(Matrix markov, Matrix x) {

        /** @throws IllegalArgumentException naming an entry that is not finite */
        public Problem {
            markov.requireFinite("Markov parameters");
            x.requireFinite("X");
        }

        /**
         * Returns this problem if it has the planned sizes.
         *
         * @throws IllegalArgumentException naming both
         */
        public Problem requireSize(Size size) {
            HankelShape shape = size.shape();
            markov.requireShape("Markov parameters", shape.count() * shape.outputs(), shape.inputs());
            x.requireShape("X", shape.width(), size.batch());
            return this;
        }
    }
}
