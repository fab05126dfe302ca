package example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import threshold.core.Matrix;
import threshold.core.advice.Advice;
import threshold.core.advice.Candidate;
import threshold.core.advice.Need;
import threshold.core.family.HeadSvdFamily;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.Plan;

/** The singular values of softmax heads, by the solver that was fastest on this machine at their sizes. */
public final class Spectrum {

    private static final HeadSvdFamily HEAD_SVD = new HeadSvdFamily();

    /** Heads of a condition up to 100, to ten digits, on one thread. */
    private static final Need NEED = Need.DEFAULT.withKappa(100).withAccuracy(1e-10);

    private final Advice advice;

    /** @param advice a table of this machine, or none */
    public Spectrum(Advice advice) {
        this.advice = advice;
    }

    /** The singular values of a head, the largest first. */
    public double[] of(Matrix head) {
        HeadSvd.Size size = HeadSvd.Size.of(head.rows(), head.cols(), HeadSvd.Want.VALUES);
        Kernel<HeadSvd.Size, HeadSvd.Problem, HeadSvd.Svd> kernel = advice.solver(HEAD_SVD, size, NEED);
        try (Plan<HeadSvd.Problem, HeadSvd.Svd> plan = kernel.plan(size, NEED.threads())) {
            plan.load(new HeadSvd.Problem(head));
            plan.run();
            return plan.solution().sigma();
        }
    }

    /** What the table says of a head of V words and d features, the fastest first; nothing without a table. */
    public List<Candidate> solvers(int vocabulary, int d) {
        return advice.about(HEAD_SVD, HeadSvd.Size.of(vocabulary, d, HeadSvd.Want.VALUES), NEED)
                .ranked();
    }

    /**
     * The largest and the smallest singular value of a random head of 8000 × 64.
     *
     * @param arguments the table, or nothing
     */
    public static void main(String[] arguments) throws IOException {
        Spectrum spectrum = new Spectrum(arguments.length == 0 ? Advice.none() : Advice.load(Path.of(arguments[0])));
        for (Candidate solver : spectrum.solvers(8000, 64)) {
            System.out.printf("%-22s %.3g ms expected%n", solver.solver(), solver.time() / 1e6);
        }
        double[] entries = new Random(1).doubles(8000 * 64, -1, 1).toArray();
        double[] sigma = spectrum.of(new Matrix(8000, 64, entries));
        System.out.printf("from %.6f down to %.6f%n", sigma[0], sigma[63]);
    }
}
