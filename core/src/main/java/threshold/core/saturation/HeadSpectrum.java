package threshold.core.saturation;

import java.util.List;
import java.util.Optional;
import threshold.core.backend.Backend;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;
import threshold.core.kernel.RowSource;
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

    /**
     * @param backend configured for as many threads
     * @throws ArithmeticException if the backend has no method that keeps the digits of this head
     */
    public static HeadSpectrum of(Backend backend, int threads, RowSource head) {
        Problem problem = new Problem(head);
        Size size = new Size(head.rows(), head.cols());
        List<Kernel<Size, Problem, double[]>> kernels = BlockedGram.methods(backend).stream()
                .filter(kernel -> kernel.declines(size, threads).isEmpty())
                .toList();
        Optional<HeadSpectrum> byGram = kernels.stream()
                .filter(kernel -> kernel.accuracy() instanceof Accuracy.KappaLimited)
                .findFirst()
                .flatMap(kernel -> certified(kernel, size, threads, problem));
        if (byGram.isPresent()) {
            return byGram.get();
        }
        Kernel<Size, Problem, double[]> stable = kernels.stream()
                .filter(kernel -> kernel.accuracy() instanceof Accuracy.Stable)
                .findFirst()
                .orElseThrow(() -> new ArithmeticException(backend.name() + " finds singular values of "
                        + head.rows() + "x" + head.cols() + " by a Gram matrix only, on " + threads
                        + " threads, and this head's condition is too large for one; take --backend simd"));
        return new HeadSpectrum(solved(stable, size, threads, problem), stable.method());
    }

    private static Optional<HeadSpectrum> certified(
            Kernel<Size, Problem, double[]> gram, Size size, int threads, Problem problem) {
        try {
            double[] sigma = solved(gram, size, threads, problem);
            boolean certain = sigma[0] <= (double) CERTIFIED * size.d() * sigma[size.d() - 1];
            return certain ? Optional.of(new HeadSpectrum(sigma, gram.method())) : Optional.empty();
        } catch (ArithmeticException refused) {
            // The condition is past what squares keep: a stable method has to find it.
            return Optional.empty();
        }
    }

    private static double[] solved(Kernel<Size, Problem, double[]> kernel, Size size, int threads, Problem problem) {
        try (Plan<Problem, double[]> plan = kernel.plan(size, threads)) {
            plan.load(problem);
            plan.run();
            return plan.solution();
        }
    }
}
