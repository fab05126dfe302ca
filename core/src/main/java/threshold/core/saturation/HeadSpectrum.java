package threshold.core.saturation;

import java.util.List;
import java.util.Optional;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.RowSource;
import threshold.core.kernel.StreamedSvd;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;

/**
 * All singular values of a head that is read in blocks, and how they were found: by its Gram matrix if the condition κ
 * that they show is at most {@value #CERTIFIED}·d, where the smallest is off by a few κ²·eps of itself at most; else by
 * QR of the blocks.
 *
 * @param sigma descending
 * @param method {@code gram} or {@code tsqr}, by the backend's name for it
 */
public record HeadSpectrum(double[] sigma, String method) {

    private static final int CERTIFIED = 30;

    /** @throws ArithmeticException if the backend has no method that keeps the digits of this head */
    public static HeadSpectrum of(Workbench bench, RowSource head) {
        Problem problem = new Problem(head);
        Size size = new Size(head.rows(), head.cols());
        List<Kernel<Size, Problem, double[]>> kernels = BlockedGram.methods(bench.backend()).stream()
                .filter(kernel -> kernel.declines(size, bench.threads()).isEmpty())
                .toList();
        Optional<HeadSpectrum> byGram = kernels.stream()
                .filter(kernel -> kernel.accuracy() instanceof Accuracy.KappaLimited)
                .findFirst()
                .flatMap(kernel -> certified(bench, kernel, size, problem));
        if (byGram.isPresent()) {
            return byGram.get();
        }
        Kernel<Size, Problem, double[]> stable = kernels.stream()
                .filter(kernel -> kernel.accuracy() instanceof Accuracy.Stable)
                .findFirst()
                .orElseThrow(() -> new ArithmeticException(bench.backend().name() + " finds singular values of "
                        + head.rows() + "x" + head.cols() + " by a Gram matrix only, and this head's condition is too"
                        + " large for one; take --backend simd"));
        return new HeadSpectrum(solved(bench, stable, size, problem), stable.method());
    }

    private static Optional<HeadSpectrum> certified(
            Workbench bench, Kernel<Size, Problem, double[]> gram, Size size, Problem problem) {
        try {
            double[] sigma = solved(bench, gram, size, problem);
            boolean certain = sigma[0] <= (double) CERTIFIED * size.d() * sigma[size.d() - 1];
            return certain ? Optional.of(new HeadSpectrum(sigma, gram.method())) : Optional.empty();
        } catch (ArithmeticException refused) {
            // The condition is past what squares keep: a stable method has to find it.
            return Optional.empty();
        }
    }

    private static double[] solved(
            Workbench bench, Kernel<Size, Problem, double[]> kernel, Size size, Problem problem) {
        return bench.solveBy(kernel, StreamedSvd.CONTRACT.family(), size, problem);
    }
}
