package threshold.core.saturation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import threshold.core.Matrix;
import threshold.core.backend.Backend;
import threshold.core.experiment.Composition;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Gram;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.RowSource;
import threshold.core.kernel.StreamedSvd;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;
import threshold.core.kernel.SymmetricEigen;

/**
 * Singular values of a head that is read in blocks, by a library's own Gram matrices of the blocks, their sum and its
 * eigenvalues: what a backend can do that has no method for it. Vd² + O(d³) flops, 24 d² bytes and what the library takes.
 */
public final class BlockedGram {

    /** As of the shared method, whose κ²·eps is the same. */
    private static final double MAX_KAPPA = 1e7;

    private static final int ROWS = 4096;

    private BlockedGram() {}

    /** The backend's own methods; where it has none, this one. */
    public static List<Kernel<Size, Problem, double[]>> methods(Backend backend) {
        List<Kernel<Size, Problem, double[]>> own = backend.kernels(StreamedSvd.CONTRACT);
        if (!own.isEmpty()) {
            return own;
        }
        Composition<Size, Problem, double[]> gram = new Composition<>(
                List.of(Gram.CONTRACT, SymmetricEigen.CONTRACT), Map.of(), BlockedGram::singularValues);
        Stream<Kernel<Size, Problem, double[]>> composed = gram.method(
                        "gram", new Accuracy.KappaLimited(MAX_KAPPA), backend)
                .map(method -> method.counting(Size::gram));
        return composed.toList();
    }

    private static double[] singularValues(Workbench bench, Size size, Problem problem) {
        RowSource head = problem.requireSize(size).head();
        int d = size.d();
        Matrix sum = Matrix.zeros(d, d);
        for (int first = 0; first < size.vocabulary(); first += ROWS) {
            int count = Math.min(ROWS, size.vocabulary() - first);
            Matrix block = Matrix.zeros(count, d);
            head.read(first, count, block.data(), 0, d);
            Matrix gram = bench.gram(block);
            for (int i = 0; i < sum.data().length; i++) {
                sum.data()[i] += gram.data()[i];
            }
        }
        // What rounding left of its symmetry, where a library makes both triangles.
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                sum.data()[i * d + j] = sum.data()[j * d + i];
            }
        }
        double[] sigma = bench.eigenvalues(sum);
        for (int i = 0; i < d; i++) {
            sigma[i] = Math.sqrt(Math.max(0, sigma[i]));
        }
        if (!(sigma[0] <= MAX_KAPPA * sigma[d - 1])) {
            throw new ArithmeticException("Gram matrix of a " + size.vocabulary() + "x" + d
                    + " head: condition kappa is about " + sigma[0] / sigma[d - 1] + ", over the limit " + MAX_KAPPA);
        }
        return sigma;
    }
}
