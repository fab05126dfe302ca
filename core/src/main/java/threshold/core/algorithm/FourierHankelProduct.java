package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.kernel.HankelProduct.Problem;
import threshold.core.kernel.HankelProduct.Size;
import threshold.core.kernel.HankelShape;

/**
 * Y = H X by transforms. With the samples of x in reverse, x′_k = x_{q−1−k}, y_i = Σ_k g_{i+q−1−k} x′_k is entry
 * i + q − 1 of a convolution; one that goes round N ≥ f + q − 1 points spoils entries before q − 1 only. Two columns of
 * X are one complex sequence: the parameters are real, so that their products do not mix.
 *
 * <p>The error is a few eps log₂ N Σ‖G_k‖ ‖x‖ in every entry, whatever its size.
 */
final class FourierHankelProduct extends ArrayPlan<Problem, Matrix> {

    private final Size size;
    private final HankelShape shape;
    private final Fft fft;
    private final double[] markov;
    private final double[] x;
    private final double[] y;

    /** ĝ of output r and input c at r·m + c. */
    private final double[][] spectraRe;

    private final double[][] spectraIm;

    /** x̂′ of each input. */
    private final double[][] inputsRe;

    private final double[][] inputsIm;
    private final double[] sumRe;
    private final double[] sumIm;

    FourierHankelProduct(Size size, Fft fft) {
        this.size = size;
        this.fft = fft;
        shape = size.shape();
        int points = size.points();
        int products = shape.outputs() * shape.inputs();
        markov = new double[shape.count() * products];
        x = new double[shape.width() * size.batch()];
        y = new double[shape.height() * size.batch()];
        spectraRe = new double[products][points];
        spectraIm = new double[products][points];
        inputsRe = new double[shape.inputs()][points];
        inputsIm = new double[shape.inputs()][points];
        sumRe = new double[points];
        sumIm = new double[points];
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.markov().data(), 0, markov, 0, markov.length);
        System.arraycopy(problem.x().data(), 0, x, 0, x.length);
    }

    @Override
    protected void solve() {
        transformParameters();
        for (int b = 0; b < size.batch(); b += 2) {
            transformInputs(b);
            for (int r = 0; r < shape.outputs(); r++) {
                multiply(r);
                fft.backward(sumRe, sumIm);
                store(r, b);
            }
        }
    }

    private void transformParameters() {
        int products = spectraRe.length;
        for (int g = 0; g < products; g++) {
            double[] re = spectraRe[g];
            Arrays.fill(re, 0);
            Arrays.fill(spectraIm[g], 0);
            for (int k = 0; k < shape.count(); k++) {
                re[k] = markov[k * products + g];
            }
            fft.forward(re, spectraIm[g]);
        }
    }

    /** Columns b and b + 1, if there is one, of every input. */
    private void transformInputs(int b) {
        boolean pair = b + 1 < size.batch();
        for (int c = 0; c < shape.inputs(); c++) {
            double[] re = inputsRe[c];
            double[] im = inputsIm[c];
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
            for (int k = 0; k < shape.cols(); k++) {
                int from = ((shape.cols() - 1 - k) * shape.inputs() + c) * size.batch() + b;
                re[k] = x[from];
                im[k] = pair ? x[from + 1] : 0;
            }
            fft.forward(re, im);
        }
    }

    /** Σ_c ĝ_rc x̂_c. */
    private void multiply(int r) {
        Arrays.fill(sumRe, 0);
        Arrays.fill(sumIm, 0);
        for (int c = 0; c < shape.inputs(); c++) {
            addProduct(
                    spectraRe[r * shape.inputs() + c],
                    spectraIm[r * shape.inputs() + c],
                    inputsRe[c],
                    inputsIm[c],
                    sumRe,
                    sumIm);
        }
    }

    private static void addProduct(double[] gr, double[] gi, double[] xr, double[] xi, double[] re, double[] im) {
        for (int k = 0; k < re.length; k++) {
            re[k] += gr[k] * xr[k] - gi[k] * xi[k];
            im[k] += gr[k] * xi[k] + gi[k] * xr[k];
        }
    }

    private void store(int r, int b) {
        boolean pair = b + 1 < size.batch();
        double scale = 1.0 / sumRe.length;
        for (int i = 0; i < shape.rows(); i++) {
            int to = (i * shape.outputs() + r) * size.batch() + b;
            y[to] = sumRe[i + shape.cols() - 1] * scale;
            if (pair) {
                y[to + 1] = sumIm[i + shape.cols() - 1] * scale;
            }
        }
    }

    @Override
    public String path() {
        return fft.path();
    }

    @Override
    protected Matrix copyOut() {
        return new Matrix(shape.height(), size.batch(), y.clone());
    }
}
