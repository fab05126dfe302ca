package threshold.core.emergence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import threshold.core.Matrix;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Medians;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;
import threshold.core.workload.LinearSystems;
import threshold.core.workload.Matrices;

/**
 * E3: the risk of the best estimate of rank r is bounded from r = d_u = 4 on, whatever the basis; below, it grows as
 * T^(2(d_u − r) − 1) for one Jordan block at λ = 1, as T for four blocks of one, exponentially for λ = 1.1. Exactly,
 * and learned by reduced-rank regression.
 *
 * <p>λ = 1.1 ends at T = 200: σ₁² of A F is 1e24 there, and what the SVD leaves of the smallest σ² is 1e-8.
 */
final class RankTransition implements Experiment {

    private static final int N = Figure1.N;
    private static final int UNSTABLE = Figure1.DIMENSION_UNSTABLE;
    private static final int[] DOUBLINGS = {64, 128, 256, 512};
    private static final int[] TENS = {50, 100, 150, 200};
    private static final int LEARNED_STEPS = 64;
    private static final int TRAJECTORIES = 200;

    private static final double[] JORDAN_64 = {2.1959036e9, 483827.77, 532.6219, 3.4269186, .56972789};
    private static final double[] JORDAN_512 = {4.5755286e15, 1.415812e10, 228662.93, 25.778777, .57121599};
    private static final double[] DIAGONAL_64 = {130.56973, 98.069728, 65.569728, 33.069728, .56972789};
    private static final double[] GROWING_RANK_3 = {12.55, 775.6, 3.86e5, 5.64e8};
    private static final double[] LEARNED = {2.196e9, 4.851e5, 533.7, 3.438, .5745, .3845, .1938};

    @Override
    public String name() {
        return "E3";
    }

    @Override
    public String title() {
        return "Rank transition: bounded risk from rank d_u = 4 on";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Table.Builder table = Table.of("system", "T", "r", "parameters", "risk");
        List<Criterion> criteria = new ArrayList<>();
        Matrix jordan = LinearSystems.jordan(N, 1);
        double[][] exact = risks(bench, "J4(1)", jordan, DOUBLINGS, table);
        criteria.add(
                Criterion.atMost("J4(1), T=64: relative distance from the risks", distance(exact[0], JORDAN_64), 1e-7));
        criteria.add(Criterion.atMost(
                "J4(1), T=512: relative distance from the risks", distance(exact[3], JORDAN_512), 1e-7));
        for (int r = 0; r <= UNSTABLE; r++) {
            double slope = Math.log(exact[3][r] / exact[2][r]) / Math.log(2);
            criteria.add(Criterion.near(
                    "J4(1): growth exponent in T at rank " + r, slope, Math.max(0, 2 * (UNSTABLE - r) - 1), .1));
        }
        criteria.add(Criterion.atLeast("J4(1), T=256: drop of the risk from r=3 to 4", exact[2][3] / exact[2][4], 10));
        criteria.add(Criterion.atLeast(
                "J4(1): that drop at T=512 over T=256", exact[3][3] / exact[3][4] / (exact[2][3] / exact[2][4]), 1.5));
        progress.accept(.3);
        double[][] diagonal = risks(bench, "I4", diagonal(), DOUBLINGS, table);
        criteria.add(Criterion.atMost(
                "I4, T=64: relative distance from the risks", distance(diagonal[0], DIAGONAL_64), 1e-7));
        double[][] growing = risks(bench, "J4(1.1)", LinearSystems.jordan(N, 1.1), TENS, table);
        double[] third = {growing[0][3], growing[1][3], growing[2][3], growing[3][3]};
        criteria.add(Criterion.atMost(
                "J4(1.1): relative distance of the risk at rank 3", distance(third, GROWING_RANK_3), 5e-3));
        criteria.addAll(turned(bench, jordan, exact[0], table));
        progress.accept(.5);
        criteria.addAll(learned(bench, jordan, effort, table));
        progress.accept(1);
        return new Findings(
                table.build(),
                List.of(picture("J4(1)"), picture("I4"), picture("J4(1.1)"), picture("learned")),
                criteria);
    }

    private static double[][] risks(Workbench bench, String system, Matrix a, int[] lengths, Table.Builder table) {
        double[][] risks = new double[lengths.length][];
        for (int t = 0; t < lengths.length; t++) {
            risks[t] = new StateRisk(bench, a, lengths[t]).ofRanks();
            for (int r = 0; r <= N; r++) {
                table.add(system, lengths[t], r, r * (2 * N - r), risks[t][r]);
            }
        }
        return risks;
    }

    /** In another orthonormal basis the rank class has the same risks, the leading block has not. */
    private static List<Criterion> turned(Workbench bench, Matrix a, double[] risks, Table.Builder table) {
        Matrix q = Matrices.scaledOrthogonal(N, 1, 31);
        Matrix turned = bench.product(bench.product(q, a), q.transposed());
        StateRisk risk = new StateRisk(bench, turned, DOUBLINGS[0]);
        double[] ranks = risk.ofRanks();
        for (int r = 0; r <= N; r++) {
            table.add("J4(1), turned", DOUBLINGS[0], r, r * (2 * N - r), ranks[r]);
        }
        return List.of(
                Criterion.atMost(
                        "J4(1) in another basis: relative change of the risks, r <= 4", relative(ranks, risks), 1e-5),
                Criterion.atLeast(
                        "J4(1) in another basis: risk of the best 4 x 4 block over that of rank 4",
                        risk.of(risk.bestBlock(UNSTABLE)) / risks[UNSTABLE],
                        10));
    }

    private static double relative(double[] x, double[] y) {
        double worst = 0;
        for (int r = 0; r <= UNSTABLE; r++) {
            worst = Math.max(worst, Math.abs(x[r] / y[r] - 1));
        }
        return worst;
    }

    /** Reduced-rank regression: all ranks from one least-squares estimate. */
    private static List<Criterion> learned(Workbench bench, Matrix a, Effort effort, Table.Builder table) {
        int seeds = effort.of(5, 10);
        StateRisk risk = new StateRisk(bench, a, LEARNED_STEPS);
        double[][] byRank = new double[N + 1][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Trajectories data = Trajectories.of(bench, a, TRAJECTORIES, LEARNED_STEPS, 100 + seed);
            Matrix regressors = data.regressors(LEARNED_STEPS, N);
            Matrix full = bench.leastSquares(regressors, data.targets(LEARNED_STEPS, N))
                    .transposed();
            Matrix[] estimates = StateRisk.ofReducedRank(bench, full, GradedFactor.of(bench.gram(regressors)));
            for (int r = 0; r <= N; r++) {
                byRank[r][seed] = risk.of(estimates[r]);
            }
        }
        double off = 0;
        for (int r = 0; r <= N; r++) {
            double median = Medians.of(byRank[r]);
            table.add("learned", LEARNED_STEPS, r, r * (2 * N - r), median);
            if (r < N) {
                off = Math.max(off, Math.abs(median / LEARNED[r] - 1));
            }
        }
        double floor = (double) N * N / (TRAJECTORIES * LEARNED_STEPS);
        return List.of(
                Criterion.atMost("learned, r <= 6: relative distance of the median risk", off, .05),
                Criterion.between("learned, r = 7: median risk over n^2/(mT)", Medians.of(byRank[N]) / floor, .5, 2));
    }

    private static double distance(double[] measured, double[] expected) {
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            worst = Math.max(worst, Math.abs(measured[i] / expected[i] - 1));
        }
        return worst;
    }

    /** blkdiag(I₄, 0.4 I₃). */
    private static Matrix diagonal() {
        Matrix a = LinearSystems.jordan(N, 1);
        for (int i = 0; i + 1 < UNSTABLE; i++) {
            a.data()[i * (N + 1) + 1] = 0;
        }
        return a;
    }

    private static Picture picture(String system) {
        return new Picture(
                "rank-" + system,
                "Risk of the best estimate of rank r, " + system,
                Axis.linear("r", "rank r"),
                Axis.logarithmic("risk", "risk"),
                List.of("T"),
                Map.of("system", system),
                List.of());
    }
}
