package threshold.core.saturation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import threshold.core.Matrix;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.Anisotropy;
import threshold.core.workload.SoftmaxTarget;

/**
 * L3 to L5: what a head of rank d loses, by the truncated SVD of the logits, by the weighted one and by the best head,
 * for a target of known rank and singular values.
 *
 * <p>With τ² = Σ_{i&gt;d} σ_i(LΠ)² of C contexts the mean gap of the truncated SVD is at most √(2/C) τ, since the gradient
 * of a loss in its logits is at most √2 long; at most τ²/4C, since the target is stationary and the Hessian of
 * log-sum-exp at most ½ I; at most the mean of (max δ − min δ)²/8, δ the difference of the logits (Hoeffding). For small
 * δ it is ½ Var_p δ, so that it goes down with the square of the W-error: the paper's bound, of first order, is not tight.
 */
final class RankSweep implements Experiment {

    private static final double GAP = 1e-9;
    private static final double BETTER = -1e-6;
    private static final double WORSE = 1e-4;
    private static final double ZERO = 1e-13;

    private final String name;
    private final String title;
    private final RankOracle oracle;
    private final int quickest;

    /** @param quickest the largest rank whose best head a quick run looks for */
    RankSweep(String name, String title, RankOracle oracle, int quickest) {
        this.name = name;
        this.title = title;
        this.oracle = oracle;
        this.quickest = quickest;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    /** What was measured at one rank. */
    private record Point(
            RankOracle.Row row,
            double error,
            double tail,
            double plain,
            double weighted,
            double optimal,
            double cosine) {}

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        SoftmaxTarget made =
                SoftmaxTarget.of(RankOracle.CONTEXTS, RankOracle.VOCABULARY, oracle.g(), oracle.tau(), RankOracle.SEED);
        LowRankHeads heads = new LowRankHeads(bench, made.logits());
        Table.Builder table = Table.of("target", "d", "W-error", "head", "gap", "mean cosine of contexts");
        List<Criterion> criteria = new ArrayList<>(ofTarget(made, heads));
        List<Point> points = new ArrayList<>();
        Worst worst = new Worst();
        for (RankOracle.Row row : oracle.rows()) {
            boolean optimises = !Double.isNaN(row.optimal()) && effort.of(quickest, Integer.MAX_VALUE) >= row.d();
            Point point = point(bench, heads, row, optimises, worst);
            points.add(point);
            add(table, point);
            progress.accept((double) points.size() / oracle.rows().size());
        }
        criteria.addAll(ofTables(points));
        criteria.addAll(worst.criteria());
        criteria.addAll(ofShape(points));
        return new Findings(
                table.build(), List.of(picture("d", "rank d", false), picture("W-error", "W-error", true)), criteria);
    }

    private List<Criterion> ofTarget(SoftmaxTarget made, LowRankHeads heads) {
        double[] sigma = Arrays.copyOf(heads.sigma(), oracle.rank());
        double off = 0;
        for (int i = 0; i < sigma.length; i++) {
            off = Math.max(off, Math.abs(sigma[i] - made.sigma()[i]) / sigma[0]);
        }
        return List.of(
                Criterion.near("L[0,0]", made.logits().at(0, 0), oracle.firstLogit(), 1e-11),
                Criterion.near("entropy H(P) of the target", heads.target().entropy(), oracle.entropy(), GAP),
                Criterion.atMost("largest error of a singular value, relative to the first", off, 1e-11),
                Criterion.near("SE_1 of them", SpectralMeasures.singularEntropy(sigma, 1), oracle.entropies()[0], 1e-8),
                Criterion.near(
                        "SE_2 of them", SpectralMeasures.singularEntropy(sigma, 2), oracle.entropies()[1], 1e-8));
    }

    private Point point(Workbench bench, LowRankHeads heads, RankOracle.Row row, boolean optimises, Worst worst) {
        int d = row.d();
        double[] sigma = heads.sigma();
        double error = SpectralMeasures.headErrors(Arrays.copyOf(sigma, oracle.rank()))[d];
        double tail = 0;
        for (int i = d; i < oracle.rank(); i++) {
            tail += sigma[i] * sigma[i];
        }
        LowRankHeads.Head plain = heads.truncated(d);
        Matrix logits = heads.logits(plain);
        double gap = heads.target().gap(logits);
        worst.take(gap, tail, heads.target().differences(logits));
        return new Point(
                row,
                error,
                tail,
                gap,
                heads.gap(heads.weighted(d)),
                optimises ? heads.optimal(d) : Double.NaN,
                bench.solve(
                        Anisotropy.CONTRACT,
                        new Anisotropy.Size(RankOracle.CONTEXTS, d),
                        new Anisotropy.Problem(plain.contexts())));
    }

    /** How near the gap came to each of its bounds, over all ranks: shares of them. */
    private static final class Worst {

        private double first;
        private double second;
        private double hoeffding;
        private double identity;

        void take(double gap, double tail, NextTokens.Differences differences) {
            identity = Math.max(identity, differences.identity());
            if (gap > ZERO) {
                first = Math.max(first, gap / (Math.sqrt(2 * tail / RankOracle.CONTEXTS)));
                second = Math.max(second, gap / (tail / (4 * RankOracle.CONTEXTS)));
                hoeffding = Math.max(hoeffding, gap / differences.hoeffding());
            }
        }

        List<Criterion> criteria() {
            return List.of(
                    Criterion.atMost("largest share of the bound of first order, sqrt(2/C) tau", first, 1),
                    Criterion.atMost("largest share of the bound of second order, tau^2/4C", second, 1),
                    Criterion.atMost("largest share of Hoeffding's bound", hoeffding, 1),
                    Criterion.atMost("KL against ln E exp(delta) - E delta: largest difference", identity, 1e-12));
        }
    }

    private List<Criterion> ofTables(List<Point> points) {
        List<Criterion> criteria = new ArrayList<>();
        double errors = 0;
        double plain = 0;
        double weighted = 0;
        double cosines = 0;
        for (Point point : points) {
            RankOracle.Row row = point.row();
            errors = Math.max(errors, off(point.error(), row.error()));
            plain = Math.max(plain, off(point.plain(), row.plain()));
            weighted = Math.max(weighted, off(point.weighted(), row.weighted()));
            cosines = Math.max(cosines, off(point.cosine(), row.cosine()));
        }
        // Digits of the table: 10 for EDGE, as few as 5 elsewhere.
        double digits = oracle.name().equals("POW") ? 6e-6 : GAP;
        criteria.add(Criterion.atMost(
                "W-error: largest distance from the table",
                errors,
                oracle.name().equals("POW") ? 6e-6 : 6e-8));
        criteria.add(Criterion.atMost("truncated SVD: largest distance of the gap", plain, digits));
        criteria.add(Criterion.atMost("weighted SVD: largest distance of the gap", weighted, digits));
        if (!points.stream().allMatch(point -> Double.isNaN(point.row().cosine()))) {
            criteria.add(Criterion.atMost("mean cosine of the contexts: largest distance", cosines, 1e-6));
        }
        for (Point point : points) {
            if (!Double.isNaN(point.optimal())) {
                criteria.add(optimal(point));
            }
        }
        return criteria;
    }

    private static Criterion optimal(Point point) {
        double expected = point.row().optimal();
        String claim = "gap of the best head of rank " + point.row().d();
        return expected == 0
                ? Criterion.atMost(claim, point.optimal(), ZERO)
                : Criterion.between(claim, point.optimal(), expected + BETTER, expected * (1 + WORSE));
    }

    private static double off(double measured, double expected) {
        return Double.isNaN(expected) ? 0 : Math.abs(measured - expected);
    }

    private List<Criterion> ofShape(List<Point> points) {
        List<Criterion> criteria = new ArrayList<>();
        double rise = 0;
        double inversion = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (i > 0) {
                rise = Math.max(rise, point.plain() - points.get(i - 1).plain());
            }
            if (!Double.isNaN(point.optimal())) {
                inversion = Math.max(inversion, point.optimal() - Math.min(point.plain(), point.weighted()));
            }
        }
        criteria.add(Criterion.atMost("largest rise of the gap with the rank", rise, ZERO));
        criteria.add(Criterion.atMost("best head: largest excess over the two it starts from", inversion, ZERO));
        Point last = points.getLast();
        criteria.add(Criterion.atMost("gap at d = rank(L) = " + last.row().d(), last.plain(), ZERO));
        if (oracle.name().equals("EDGE")) {
            Point before = points.get(points.size() - 2);
            criteria.add(Criterion.atLeast("gap of the truncated SVD at d = 24, one below", before.plain(), 1e-2));
        }
        if (oracle.name().equals("GEO")) {
            criteria.add(Criterion.near("slope of ln gap in ln W-error, d = 24 to 48", slope(points), 2, .05));
        }
        return criteria;
    }

    private static double slope(List<Point> points) {
        List<Point> tail = points.stream()
                .filter(p -> p.row().d() >= 24 && p.row().d() <= 48)
                .toList();
        double x = tail.stream().mapToDouble(p -> Math.log(p.error())).average().orElseThrow();
        double y = tail.stream().mapToDouble(p -> Math.log(p.plain())).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (Point point : tail) {
            double dx = Math.log(point.error()) - x;
            xx += dx * dx;
            xy += dx * (Math.log(point.plain()) - y);
        }
        return xy / xx;
    }

    private void add(Table.Builder table, Point point) {
        addHead(table, point, "truncated SVD", point.plain());
        addHead(table, point, "weighted SVD", point.weighted());
        if (!Double.isNaN(point.optimal())) {
            addHead(table, point, "best", point.optimal());
        }
    }

    /** What is zero but for rounding has no place on a logarithmic axis. */
    private void addHead(Table.Builder table, Point point, String head, double gap) {
        table.add(oracle.name(), point.row().d(), point.error(), head, gap > ZERO ? gap : Double.NaN, point.cosine());
    }

    private Picture picture(String column, String label, boolean logarithmic) {
        return new Picture(
                "gap-by-" + column,
                oracle.name() + ": loss over the target's entropy by " + label,
                logarithmic ? Axis.logarithmic(column, label) : Axis.linear(column, label),
                Axis.logarithmic("gap", "KL (nats a token)"),
                List.of("head"),
                Map.of(),
                List.of());
    }
}
