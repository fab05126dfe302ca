package threshold.core.check;

import java.util.Arrays;
import threshold.core.Matrix;
import threshold.core.kernel.Gramian;

/**
 * Error of a Gramian and of its mean, entry by entry, in units of n·eps: max |Γ̂ᵢⱼ − Γᵢⱼ| / (Bᵢⱼ n eps).
 *
 * <p>B is what rounding may add up to when each step is right to n·eps: a step from Γ_t commits at most
 * n·eps (u uᵀ + v vᵀ) with u = |A| √diag Γ_t and v = √diag W, and A to the power of the steps that are left carries it
 * on: B = Σ |P|(u uᵀ + v vᵀ)|P|ᵀ over the steps, P that power, and √diag Γ_T √diag Γ_Tᵀ for the sum. The powers
 * themselves are taken, not their norms, so that neither a Jordan block nor a rotation loosens the bound. Γ grows with
 * T, so B bounds the mean as well.
 *
 * <p>The truth is found by doubling in doubled precision, the bound in 6n³T operations; over {@value #MOST} of them a
 * solution is not judged.
 */
public final class GramianResidual {

    private static final double MOST = 3e10;

    private final int n;
    private final int steps;
    private final Matrix a;
    private final Matrix w;

    private GramianResidual(Matrix a, Matrix w, int steps) {
        this.n = a.rows();
        this.steps = steps;
        this.a = a;
        this.w = w;
    }

    /** @throws ArithmeticException naming the sizes, if there is too much to repeat */
    public static double of(Gramian.Problem problem, Gramian.Size size, Gramian.Solution solution) {
        int n = size.n();
        solution.last().requireShape("last", n, n);
        solution.mean().requireShape("mean", n, n);
        if (!Norms.finite(solution.last().data())
                || !Norms.finite(solution.mean().data())) {
            return Double.POSITIVE_INFINITY;
        }
        if (6.0 * n * n * n * size.steps() > MOST) {
            throw new ArithmeticException("the Gramian of " + size.named() + " cannot be judged: its bound takes over "
                    + MOST + " operations");
        }
        int shift = Norms.scaling(problem.w().data());
        GramianResidual check = new GramianResidual(problem.a(), Norms.scaled(problem.w(), shift), size.steps());
        double[] bound = check.bound();
        Truth truth = check.truth();
        double last = worst(Norms.scaled(solution.last(), shift).data(), 1, truth.last(), bound);
        double mean = worst(Norms.scaled(solution.mean(), shift).data(), size.steps(), truth.sum(), bound);
        return Math.max(last, mean) / (n * Doubled.EPS);
    }

    /** max |(αX − Y)ᵢⱼ| / (αBᵢⱼ). */
    private static double worst(double[] x, double alpha, DoubledMatrix y, double[] bound) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            Doubled error = new Doubled(-y.high()[i]);
            error.addProduct(alpha, x[i]);
            error.add(-y.low()[i]);
            double off = Math.abs(error.value());
            worst = Math.max(worst, off == 0 ? 0 : off / (alpha * bound[i]));
        }
        return worst;
    }

    /** Γ̄_T with W = I, rounded once. */
    static Matrix mean(Matrix a, int steps) {
        int n = a.rows();
        DoubledMatrix sum =
                new GramianResidual(a, Matrix.identity(n), steps).truth().sum();
        double[] mean = new double[n * n];
        Arrays.setAll(mean, i -> (sum.high()[i] + sum.low()[i]) / steps);
        return new Matrix(n, n, mean);
    }

    /** Γ_T and Σ Γ_t. */
    private record Truth(DoubledMatrix last, DoubledMatrix sum) {}

    private Truth truth() {
        DoubledMatrix one = DoubledMatrix.of(a);
        DoubledMatrix noise = DoubledMatrix.of(w);
        DoubledMatrix power = one;
        DoubledMatrix last = noise;
        DoubledMatrix sum = noise;
        int t = 1;
        for (int bit = Integer.highestOneBit(steps) >> 1; bit > 0; bit >>= 1) {
            sum = sum.plus(t, last).plus(1, sandwich(power, sum));
            last = last.plus(1, sandwich(power, last));
            power = power.times(power);
            t *= 2;
            if ((steps & bit) != 0) {
                last = noise.plus(1, sandwich(one, last));
                sum = sum.plus(1, last);
                power = one.times(power);
                t++;
            }
        }
        return new Truth(last, sum);
    }

    /** P X Pᵀ. */
    private static DoubledMatrix sandwich(DoubledMatrix p, DoubledMatrix x) {
        return p.times(x).timesTransposed(p);
    }

    private double[] bound() {
        double[] deviations = deviations();
        double[] noise = new double[n];
        Arrays.setAll(noise, i -> Math.sqrt(Math.abs(w.at(i, i))));
        double[] bound = new double[n * n];
        addOuter(Arrays.copyOfRange(deviations, (steps - 1) * n, steps * n), bound);
        double[] power = Matrix.identity(n).data();
        for (int t = steps - 2; t >= 0; t--) {
            double[] before = Arrays.copyOfRange(deviations, t * n, (t + 1) * n);
            addOuter(absoluteTimes(power, absoluteTimes(a.data(), before)), bound);
            addOuter(absoluteTimes(power, noise), bound);
            power = product(power, a.data());
        }
        return bound;
    }

    /** Row t is √diag Γ_{t+1}. */
    private double[] deviations() {
        double[] rows = new double[Math.multiplyExact(n, steps)];
        double[] gamma = w.data().clone();
        double[] transposed = a.transposed().data();
        for (int t = 0; t < steps; t++) {
            if (t > 0) {
                gamma = product(product(a.data(), gamma), transposed);
                for (int i = 0; i < gamma.length; i++) {
                    gamma[i] += w.data()[i];
                }
            }
            for (int i = 0; i < n; i++) {
                rows[t * n + i] = Math.sqrt(Math.abs(gamma[i * (n + 1)]));
            }
        }
        return rows;
    }

    private double[] product(double[] x, double[] y) {
        double[] z = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double scale = x[i * n + k];
                for (int j = 0; j < n; j++) {
                    z[i * n + j] += scale * y[k * n + j];
                }
            }
        }
        return z;
    }

    /** |X| v. */
    private double[] absoluteTimes(double[] x, double[] v) {
        double[] image = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                image[i] += Math.abs(x[i * n + j]) * v[j];
            }
        }
        return image;
    }

    /** B ← B + v vᵀ. */
    private void addOuter(double[] v, double[] bound) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                bound[i * n + j] += v[i] * v[j];
            }
        }
    }
}
