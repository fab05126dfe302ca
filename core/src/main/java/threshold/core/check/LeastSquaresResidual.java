package threshold.core.check;

import threshold.core.Matrix;
import threshold.core.kernel.HankelLeastSquares;
import threshold.core.kernel.LeastSquares;

/**
 * Backward error of a least-squares solution x, in units of n·eps: the Karlson–Waldén estimate
 * ‖(AᵀA + μ²I)^(−½) Aᵀr‖ / (‖x‖ ‖A‖ n eps), r = y − Ax, μ = ‖r‖/‖x‖.
 *
 * <p>It estimates, within a factor of 2, the smallest relative change of A that makes x exact, and so tells a backward
 * stable solver from the normal equations, which ‖Aᵀr‖ alone does not. It is computed as
 * ‖R⁻ᵀAᵀr‖ / (‖A‖ n eps) with RᵀR = ‖x‖²AᵀA + ‖r‖²I, which needs no division by ‖x‖ and no full rank. r and Aᵀr are
 * formed in doubled precision. About Nn² flops, or 3Nn² where the residual is tiny.
 *
 * <p>Source: Karlson and Waldén, BIT 37, 1997; Gratton, Jiránek, Titley-Peloquin, SIAM J. Matrix Anal. Appl. 33, 2012.
 */
public final class LeastSquaresResidual {

    private LeastSquaresResidual() {}

    /** The backward error of a dense solution. */
    public static double of(LeastSquares.Problem problem, Matrix solution) {
        solution.requireShape("x", problem.a().cols(), 1);
        if (!Norms.finite(solution.data())) {
            return Double.POSITIVE_INFINITY;
        }
        int aShift = Norms.scaling(problem.a().data());
        int yShift = Norms.scaling(problem.y().data());
        Matrix a = Norms.scaled(problem.a(), aShift);
        double[] y = Norms.scaled(problem.y().data(), yShift);
        double[] x = Norms.scaled(solution.data(), yShift - aShift);
        return backwardError(Rows.of(a), Products.gram(a), y, x);
    }

    /** The backward error of an autoregression: that of its worst channel. */
    public static double of(HankelLeastSquares.Problem problem, int lags, Matrix solution) {
        int m = problem.series().cols();
        solution.requireShape("F", lags * m, m);
        if (!Norms.finite(solution.data())) {
            return Double.POSITIVE_INFINITY;
        }
        Matrix series =
                Norms.scaled(problem.series(), Norms.scaling(problem.series().data()));
        Rows z = Rows.hankel(series, lags);
        double[] gram = HankelGram.of(series, lags);
        double worst = 0;
        for (int c = 0; c < m; c++) {
            double[] y = column(series, c, lags);
            worst = Math.max(worst, backwardError(z, gram, y, column(solution, c, 0)));
        }
        return worst;
    }

    private static double[] column(Matrix a, int c, int fromRow) {
        double[] column = new double[a.rows() - fromRow];
        for (int i = 0; i < column.length; i++) {
            column[i] = a.at(fromRow + i, c);
        }
        return column;
    }

    private static double backwardError(Rows a, double[] gram, double[] y, double[] x) {
        int n = a.cols();
        double[] gradient = new double[n];
        double r = residual(a, y, x, gradient);
        if (Norms.max(gradient) == 0) {
            return 0;
        }
        double[] factor = NormalFactor.of(a, gram, Norms.two(x), r);
        TriangularFactor.solveTransposed(n, factor, gradient);
        return Norms.two(gradient) / (NormalFactor.norm(n, gram) * n * Doubled.EPS);
    }

    /** ‖y − Ax‖, and Aᵀ(y − Ax) into {@code gradient}. */
    private static double residual(Rows a, double[] y, double[] x, double[] gradient) {
        int n = a.cols();
        double[] row = new double[n];
        double[] low = new double[n];
        double[] r = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            a.copy(i, row, 0);
            Doubled sum = new Doubled(-y[i]);
            sum.addDot(n, row, 0, x, 0);
            r[i] = -sum.value();
            Doubled.axpy(n, r[i], row, 0, gradient, low);
        }
        for (int j = 0; j < n; j++) {
            gradient[j] += low[j];
        }
        return Norms.two(r);
    }
}
