package threshold.core.algorithm;

import threshold.core.Matrix;
import threshold.core.kernel.HankelSvd.Problem;
import threshold.core.kernel.HankelSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Work;

/** The leading triplets of a Hankel matrix that is never written out: {@link KrylovLeadingSvd} on a {@link HankelOperator}. */
final class ImplicitHankelSvd implements Plan<Problem, Svd> {

    private final Size size;
    private final HankelOperator operator;
    private final KrylovLeadingSvd krylov;
    private final double[] start;

    ImplicitHankelSvd(Size size, Blas blas) {
        this.size = size;
        int rows = size.rows() * size.outputs();
        int cols = size.cols() * size.inputs();
        int width = RandomisedHeadSvd.width(size.k(), cols);
        operator = new HankelOperator(blas, size.shape());
        krylov = new KrylovLeadingSvd(blas, rows, cols, size.k(), width);
        start = RandomisedHeadSvd.gaussian(cols * width);
    }

    static Work work(Size size) {
        int cols = size.cols() * size.inputs();
        int width = RandomisedHeadSvd.width(size.k(), cols);
        double flops = KrylovLeadingSvd.flops((double) size.rows() * size.outputs(), cols, size.k(), width);
        return new Work(flops, size.work().bytes());
    }

    @Override
    public void load(Problem problem) {
        operator.load(problem.requireSize(size).markov().data());
    }

    @Override
    public void run() {
        krylov.run(operator, start);
    }

    @Override
    public String path() {
        return krylov.path();
    }

    @Override
    public Svd solution() {
        return new Svd(
                krylov.sigma().clone(),
                krylov.copyU(),
                new Matrix(size.cols() * size.inputs(), size.k(), krylov.v().clone()));
    }
}
