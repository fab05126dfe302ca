package threshold.core.check;

import threshold.core.Matrix;
import threshold.core.kernel.Riccati;

/**
 * Error of a solution of the Riccati equation in units of n·eps: max |P̂ − P| / (b n eps).
 *
 * <p>b is what rounding may add up to if each step is right to n·eps of what it adds: a step's error is at most
 * ℓ = ‖A‖²‖P‖ + ‖Q‖ in every direction, and the filter A − K C carries it on, so that −B ≤ P̂ − P ≤ B in units of n·eps
 * with B ← (A − K C) B (A − K C)ᵀ + ℓ I; b is the largest entry of B. (A step is linear in the error to first order,
 * and keeps the order of symmetric matrices.)
 *
 * <p>P by the recursion in doubled precision, with (I + P Cᵀ R⁻¹ C)⁻¹ by Newton's iteration, until P does not change to
 * {@value #SETTLED} of itself; over {@value #MOST} operations it is not judged.
 */
public final class RiccatiResidual {

    private static final double MOST = 2e10;
    private static final double SETTLED = 0x1p-90;

    private RiccatiResidual() {}

    /** @throws ArithmeticException naming the sizes, if there is too much to repeat */
    public static double of(Riccati.Problem problem, Riccati.Size size, Matrix solution) {
        int n = size.n();
        solution.requireShape("P", n, n);
        if (!Norms.finite(solution.data())) {
            return Double.POSITIVE_INFINITY;
        }
        DoubledMatrix a = DoubledMatrix.of(problem.a());
        DoubledMatrix q = DoubledMatrix.of(problem.q());
        DoubledMatrix information = information(problem);
        double growth = Math.pow(SpectralNorm.of(problem.a()), 2);
        DoubledMatrix p = q;
        double[] bound = Matrix.scalar(n, Norms.max(problem.q().data())).data();
        double operations = 0;
        for (int t = 1; t < size.steps(); t++) {
            operations += 100.0 * n * n * n;
            if (operations > MOST) {
                throw new ArithmeticException("the Riccati solution of " + size.named()
                        + " cannot be judged: it settles too slowly to repeat");
            }
            // (I + P G)⁻¹, so that P⁺ = A (I + P G)⁻¹ P Aᵀ + Q, and A − K C = A (I + P G)⁻¹.
            DoubledMatrix sum = DoubledMatrix.identity(n).plus(1, p.times(information));
            DoubledMatrix filter = a.times(sum.inverse(GaussJordan.inverse(n, sum.high())));
            DoubledMatrix next = q.plus(1, filter.times(p).timesTransposed(a));
            double local = growth * Norms.max(p.high()) + Norms.max(problem.q().data());
            bound = carried(n, filter.high(), bound, local);
            double change = Norms.max(p.plus(-1, next).high());
            p = next;
            if (change <= SETTLED * Norms.max(p.high())) {
                break;
            }
        }
        double worst = 0;
        for (int i = 0; i < solution.data().length; i++) {
            worst = Math.max(worst, Math.abs((solution.data()[i] - p.high()[i]) - p.low()[i]));
        }
        return worst == 0 ? 0 : worst / (Norms.max(bound) * n * Doubled.EPS);
    }

    /** G = Cᵀ R⁻¹ C in doubled precision, by way of n×n matrices padded with zeros. */
    private static DoubledMatrix information(Riccati.Problem problem) {
        int outputs = problem.c().rows();
        int n = Math.max(problem.c().cols(), outputs);
        DoubledMatrix r = DoubledMatrix.of(problem.r());
        DoubledMatrix inverse =
                r.inverse(GaussJordan.inverse(outputs, problem.r().data()));
        DoubledMatrix c = padded(
                n,
                outputs,
                problem.c().cols(),
                problem.c().data(),
                new double[problem.c().data().length]);
        DoubledMatrix middle = padded(n, outputs, outputs, inverse.high(), inverse.low());
        DoubledMatrix g = c.transposed().times(middle).times(c);
        int states = problem.c().cols();
        double[] high = new double[states * states];
        double[] low = new double[states * states];
        for (int i = 0; i < states; i++) {
            System.arraycopy(g.high(), i * n, high, i * states, states);
            System.arraycopy(g.low(), i * n, low, i * states, states);
        }
        return new DoubledMatrix(states, high, low);
    }

    private static DoubledMatrix padded(int n, int rows, int cols, double[] high, double[] low) {
        double[] h = new double[n * n];
        double[] l = new double[n * n];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(high, i * cols, h, i * n, cols);
            System.arraycopy(low, i * cols, l, i * n, cols);
        }
        return new DoubledMatrix(n, h, l);
    }

    /** F B Fᵀ + ℓ I. */
    private static double[] carried(int n, double[] f, double[] b, double local) {
        Matrix filter = new Matrix(n, n, f);
        DoubledMatrix image = DoubledMatrix.of(filter)
                .times(new DoubledMatrix(n, b, new double[n * n]))
                .timesTransposed(DoubledMatrix.of(filter));
        double[] next = image.high();
        for (int i = 0; i < n; i++) {
            next[i * (n + 1)] += local;
        }
        return next;
    }
}
