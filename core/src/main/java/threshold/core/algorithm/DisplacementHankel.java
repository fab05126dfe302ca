package threshold.core.algorithm;

import java.util.function.IntToDoubleFunction;
import threshold.core.Matrix;
import threshold.core.kernel.HankelLeastSquares.Problem;
import threshold.core.kernel.HankelLeastSquares.Size;
import threshold.core.kernel.Plan;
import threshold.core.kernel.Work;

/**
 * Autoregression by the normal equations of {@link HankelGram}: the regressor is never built.
 *
 * <p>The series is scaled only where its sums of squares turn out to need it: a pass that looks for the largest sample
 * took a quarter of all the time.
 */
final class DisplacementHankel implements Plan<Problem, Matrix> {

    private final Size size;
    private final ChannelScaling scaling;
    private final HankelGram gram;
    private final NormalEquations equations;
    private final double[] series;
    private final double[] scaled;
    private final double[] g;
    private final double[] f;
    private final IntToDoubleFunction squares;

    DisplacementHankel(Size size, Blas blas) {
        this.size = size;
        scaling = new ChannelScaling(size);
        gram = new HankelGram(blas, size);
        equations = new NormalEquations(
                "normal equations of " + size.equations() + "x" + size.unknowns(), blas, size.unknowns());
        series = new double[size.samples() * size.channels()];
        scaled = new double[series.length];
        g = new double[size.unknowns() * size.unknowns()];
        f = new double[size.unknowns() * size.channels()];
        squares = channel -> gram.square(channel, g);
    }

    /** 2(N−p)pm² + 4(pm)² + (pm)³/3 + 2(pm)²m flops; reads the series, writes and reads G. */
    static Work work(Size size) {
        double d = size.unknowns();
        double m = size.channels();
        double flops = 2.0 * size.equations() * d * m + 4 * d * d + d * d * d / 3 + 2 * d * d * m;
        return new Work(flops, 8 * (size.samples() * m + d * d + d * m));
    }

    @Override
    public void load(Problem problem) {
        problem.requireSize(size);
        System.arraycopy(problem.series().data(), 0, series, 0, series.length);
    }

    @Override
    public void run() {
        gram.compute(series, g, f);
        if (!scaling.isUnit(squares)) {
            scaling.scale(series, scaled);
            gram.compute(scaled, g, f);
        }
        equations.solve(g, size.channels(), f);
        scaling.unscale(f);
    }

    @Override
    public Matrix solution() {
        return new Matrix(size.unknowns(), size.channels(), f.clone());
    }
}
