package threshold.core.workload;

import threshold.core.Matrix;
import threshold.core.kernel.LeastSquares;
import threshold.core.kernel.ReducedRank;
import threshold.core.kernel.Riccati;
import threshold.core.kernel.StatePropagation;
import threshold.core.kernel.SteadyFilter;

/** Problems of the linear families whose answer is known from the way they are made. */
public final class LinearSystems {

    /** Norm of the transition matrix of {@link #contraction}: far from 1, so that a trajectory forgets in some 350 steps. */
    public static final double CONTRACTION = 0.9;

    private LinearSystems() {}

    /**
     * A least-squares problem and its exact solution (up to the rounding of its entries).
     *
     * @param x the p unknowns, ‖x‖₂ = 1
     */
    public record WithSolution(LeastSquares.Problem problem, double[] x) {}

    /**
     * A = Q₁ diag(σ) Q₂ᵀ and y = Ax + r with r ⊥ range(A), ‖r‖₂ = ρ.
     *
     * <p>[A y] = Q₁ [B Bx; 0 ρ] with B = diag(σ) Q₂ᵀ, so the residual is orthogonal to A by construction, at every κ. A
     * square A leaves no room for a residual: ρ is then 0.
     *
     * @param sigma the p singular values of A
     * @param rho ‖r‖₂ of the solution, if rows &gt; p
     */
    public static WithSolution leastSquares(int rows, double[] sigma, double rho, long seed) {
        int p = sigma.length;
        Normals random = new Normals(seed);
        Matrix b = Orthogonal.diagonalTimesHaar(sigma, random);
        double[] x = random.direction(p);
        Matrix core = Matrix.zeros(rows > p ? p + 1 : p, p + 1);
        for (int i = 0; i < p; i++) {
            System.arraycopy(b.data(), i * p, core.data(), i * (p + 1), p);
            core.data()[i * (p + 1) + p] = dot(p, b.data(), i * p, x);
        }
        if (rows > p) {
            core.data()[p * (p + 1) + p] = rho;
        }
        Matrix both = Orthogonal.tall(rows, core, random);
        return new WithSolution(new LeastSquares.Problem(columns(both, 0, p), columns(both, p, 1)), x);
    }

    /**
     * x[t+1] = A x[t] + w[t mod q] with A = {@value #CONTRACTION}·Q, Q orthogonal: trajectories stay bounded for every
     * T, and no entry of the work is small or zero. x[0] and w are standard normal.
     */
    public static StatePropagation.Problem contraction(StatePropagation.Size size, long seed) {
        return new StatePropagation.Problem(
                Matrices.scaledOrthogonal(size.n(), CONTRACTION, seed),
                Matrices.normal(size.n(), size.batch(), seed + 1),
                Matrices.normal(size.period(), size.n() * size.batch(), seed + 2));
    }

    /**
     * A Kalman filter's problem with A orthogonal, C normal with entries of variance 1/n, Q = I and R = I: P would grow
     * without end but for the outputs.
     */
    public static Riccati.Problem filter(int n, int outputs, long seed) {
        return new Riccati.Problem(
                Matrices.scaledOrthogonal(n, 1, seed),
                scaledNormal(outputs, n, 1 / Math.sqrt(n), seed + 1),
                Matrix.identity(n),
                Matrix.identity(outputs));
    }

    /**
     * A filter's series: M = {@value #CONTRACTION}·Q, Q orthogonal, L and C normal with entries of variance 1/p and
     * 1/n, samples standard normal.
     */
    public static SteadyFilter.Problem predictions(SteadyFilter.Size size, long seed) {
        int n = size.n();
        int p = size.outputs();
        return new SteadyFilter.Problem(
                Matrices.scaledOrthogonal(n, CONTRACTION, seed),
                scaledNormal(n, p, 1 / Math.sqrt(p), seed + 1),
                scaledNormal(p, n, 1 / Math.sqrt(n), seed + 2),
                Matrices.normal(size.steps(), p * size.batch(), seed + 3));
    }

    private static Matrix scaledNormal(int rows, int cols, double scale, long seed) {
        Matrix normal = Matrices.normal(rows, cols, seed);
        for (int i = 0; i < normal.data().length; i++) {
            normal.data()[i] *= scale;
        }
        return normal;
    }

    /** The values of QᵀY in {@link #reducedRank}: 1 down to 1e-3. */
    public static double[] explained(int outputs) {
        return Spectrum.geometric(outputs, 1e3);
    }

    /** ‖e‖ of the part of each output in {@link #reducedRank} that no regressor explains. */
    private static final double UNEXPLAINED = 0.1;

    /**
     * [X Y] = Q [R S; 0 E], Q with orthonormal columns, singular values of R and S as given, E = {@value #UNEXPLAINED}
     * I.
     *
     * @param regressors the n singular values of X
     * @param explained the m ≤ n singular values of S = QᵀY
     */
    public static ReducedRank.Problem reducedRank(int rows, double[] regressors, double[] explained, long seed) {
        int n = regressors.length;
        int m = explained.length;
        Normals random = new Normals(seed);
        Matrix r = Orthogonal.diagonalTimesHaar(regressors, random);
        Matrix s = Orthogonal.tall(n, Orthogonal.diagonalTimesHaar(explained, random), random);
        Matrix core = Matrix.zeros(n + m, n + m);
        for (int i = 0; i < n; i++) {
            System.arraycopy(r.data(), i * n, core.data(), i * (n + m), n);
            System.arraycopy(s.data(), i * m, core.data(), i * (n + m) + n, m);
        }
        for (int j = 0; j < m; j++) {
            core.data()[(n + j) * (n + m + 1)] = UNEXPLAINED;
        }
        return new ReducedRank.Problem(Orthogonal.tall(rows, core, random));
    }

    /** Modes of {@link #markov}. */
    private static final int MODES = 24;

    /**
     * Markov parameters G_k = Σ_i ρᵢᵏ cos(k θᵢ) cᵢ bᵢᵀ, k = 0 … count − 1, of a system of {@value #MODES} damped
     * oscillations, p×m each, one below the other: radii from 0.97 down to 0.5, angles over (0, π), normal cᵢ and bᵢ.
     * The Hankel matrix has 48 singular values that are not zero, and noise of 1e-3 gives it the rest.
     */
    public static Matrix markov(int count, int outputs, int inputs, long seed) {
        Normals random = new Normals(seed);
        Matrix markov = Matrix.zeros(count * outputs, inputs);
        for (int mode = 0; mode < MODES; mode++) {
            double radius = 0.97 - 0.47 * mode / (MODES - 1);
            double angle = Math.PI * (mode + 0.5) / MODES;
            double[] c = random.next(outputs);
            double[] b = random.next(inputs);
            for (int k = 0; k < count; k++) {
                double response = StrictMath.pow(radius, k) * StrictMath.cos(k * angle);
                for (int i = 0; i < outputs; i++) {
                    for (int j = 0; j < inputs; j++) {
                        markov.data()[(k * outputs + i) * inputs + j] += response * c[i] * b[j];
                    }
                }
            }
        }
        for (int i = 0; i < markov.data().length; i++) {
            markov.data()[i] += 1e-3 * random.next();
        }
        return markov;
    }

    /** The size of the Jordan block of {@link #jordan}. */
    public static final int JORDAN = 4;

    private static final double STABLE = 0.4;

    /**
     * blkdiag(J_k(λ), {@value #STABLE} I), k = min({@value #JORDAN}, n), J_k an upper Jordan block: with n = 7 and λ =
     * 1 or 1.1 the system of Figure 1 in arXiv 2409.13421.
     */
    public static Matrix jordan(int n, double lambda) {
        Matrix a = Matrix.zeros(n, n);
        int k = Math.min(JORDAN, n);
        for (int i = 0; i < n; i++) {
            a.data()[i * (n + 1)] = i < k ? lambda : STABLE;
            if (i + 1 < k) {
                a.data()[i * (n + 1) + 1] = 1;
            }
        }
        return a;
    }

    private static Matrix columns(Matrix a, int from, int count) {
        Matrix part = Matrix.zeros(a.rows(), count);
        for (int i = 0; i < a.rows(); i++) {
            System.arraycopy(a.data(), i * a.cols() + from, part.data(), i * count, count);
        }
        return part;
    }

    private static double dot(int n, double[] a, int ao, double[] x) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += a[ao + j] * x[j];
        }
        return sum;
    }
}
