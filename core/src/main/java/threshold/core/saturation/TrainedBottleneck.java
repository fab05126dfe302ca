package threshold.core.saturation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
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
import threshold.core.workload.SoftmaxTarget;

/**
 * L6: contexts and heads of dimension d trained by gradients: the loss falls with d (M1); contexts of few dimensions
 * come to point the same way, within a hundred steps, those of many do not (M2); the spectrum of the smallest heads
 * flattens and rises again (M3).
 *
 * <p>What it does not show: the loss that rises late, and a collapse to nearly one direction. Neither came with weight
 * decay of 0.1 or batches of 256.
 */
final class TrainedBottleneck implements Experiment {

    private static final int SIZE = 256;
    private static final double TAU = 1.5;
    private static final int RANK = 200;
    private static final double MANDELBROT = 2.7;
    private static final int INITIAL = 1000;
    private static final int STARTS = 2;

    /** Dimensions, and of how many targets each is trained: quickly and in full. */
    private static final int[] DIMENSIONS = {4, 8, 16, 64, 128};

    private static final int[] QUICK = {5, 0, 1, 1, 0};
    private static final int[] FULL = {6, 6, 6, 6, 2};

    @Override
    public String name() {
        return "L6";
    }

    @Override
    public String title() {
        return "Trained bottleneck: contexts of few dimensions turn anisotropic";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Table.Builder table = Table.of("target", "start", "d", "step", "mean cosine", "SE_2", "final gap");
        int[] targets = effort == Effort.QUICK ? QUICK : FULL;
        int all = STARTS * Arrays.stream(targets).sum();
        int done = 0;
        Map<Integer, List<BottleneckRun[]>> byDimension = new LinkedHashMap<>();
        for (int i = 0; i < DIMENSIONS.length; i++) {
            int d = DIMENSIONS[i];
            List<BottleneckRun[]> runs = new ArrayList<>();
            for (int target = 0; target < targets[i]; target++) {
                BottleneckRun[] starts = new BottleneckRun[STARTS];
                for (int s = 0; s < STARTS; s++) {
                    starts[s] = BottleneckRun.of(bench, target(target), d, INITIAL + 2L * s);
                    add(table, target, s, d, starts[s]);
                    progress.accept((double) ++done / all);
                }
                runs.add(starts);
            }
            if (!runs.isEmpty()) {
                byDimension.put(d, runs);
            }
        }
        return new Findings(
                table.build(),
                List.of(picture("mean cosine", "mean cosine of contexts"), picture("SE_2", "singular entropy SE_2")),
                criteria(byDimension));
    }

    private static NextTokens target(int number) {
        double[] g = new double[RANK];
        for (int k = 0; k < RANK; k++) {
            g[k] = Math.pow(k + 1, -.5);
        }
        double[] weight = new double[SIZE];
        double sum = 0;
        for (int c = 0; c < SIZE; c++) {
            weight[c] = 1 / (c + MANDELBROT);
            sum += weight[c];
        }
        for (int c = 0; c < SIZE; c++) {
            weight[c] /= sum;
        }
        Matrix logits = SoftmaxTarget.of(SIZE, SIZE, g, TAU, 7 + 10L * number).logits();
        return new NextTokens(logits, weight);
    }

    private static List<Criterion> criteria(Map<Integer, List<BottleneckRun[]>> runs) {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.atMost(
                "M1: median gap of a dimension over that of the next smaller, at most", gapRatio(runs), 1));
        runs.forEach((d, of) -> {
            if (d >= 8) {
                criteria.add(Criterion.atMost(
                        "M1, d=" + d + ": spread of the gap over starts, at most", spread(of), d >= 16 ? .01 : .03));
            }
        });
        median(criteria, runs, 4, "M2, d=4: median of the mean cosine", BottleneckRun::cosine, .8, 1);
        median(criteria, runs, 16, "M2, d=16: median of the mean cosine", BottleneckRun::cosine, .1, .45);
        median(criteria, runs, 64, "M2, d=64: median of the mean cosine", BottleneckRun::cosine, .05, .065);
        median(criteria, runs, 128, "M2, d=128: median of the mean cosine", BottleneckRun::cosine, 0, .04);
        median(criteria, runs, 4, "M2, d=4: median of its largest rise in 100 steps", BottleneckRun::jump, .2, .4);
        median(criteria, runs, 64, "M2, d=64: median of its largest rise in 100 steps", BottleneckRun::jump, 0, .07);
        median(criteria, runs, 4, "M3, d=4: median of SE_2 at the end over its least", BottleneckRun::revival, 1.15, 9);
        median(
                criteria,
                runs,
                64,
                "M3, d=64: median of SE_2 at the end over its least",
                BottleneckRun::revival,
                1,
                1.01);
        median(criteria, runs, 128, "M3, d=128: the same", BottleneckRun::revival, 1, 1.01);
        criteria.add(Criterion.near("first target, d=16: gap", ofFirst(runs, 16), .17035, .0009));
        criteria.add(Criterion.near("first target, d=64: gap", ofFirst(runs, 64), .022345, .0001));
        return criteria;
    }

    private static double ofFirst(Map<Integer, List<BottleneckRun[]>> runs, int d) {
        return requireNonNull(runs.get(d)).getFirst()[0].gap();
    }

    private static void median(
            List<Criterion> criteria,
            Map<Integer, List<BottleneckRun[]>> runs,
            int d,
            String claim,
            ToDoubleFunction<BottleneckRun> figure,
            double least,
            double most) {
        if (runs.containsKey(d)) {
            criteria.add(Criterion.between(claim, medianOf(requireNonNull(runs.get(d)), figure), least, most));
        }
    }

    private static double medianOf(List<BottleneckRun[]> runs, ToDoubleFunction<BottleneckRun> figure) {
        return Medians.of(
                runs.stream().flatMap(Arrays::stream).mapToDouble(figure).toArray());
    }

    private static double gapRatio(Map<Integer, List<BottleneckRun[]>> runs) {
        double ratio = 0;
        double before = Double.NaN;
        for (List<BottleneckRun[]> of : runs.values()) {
            double gap = medianOf(of, BottleneckRun::gap);
            ratio = Double.isNaN(before) ? 0 : Math.max(ratio, gap / before);
            before = gap;
        }
        return ratio;
    }

    private static double spread(List<BottleneckRun[]> runs) {
        double spread = 0;
        for (BottleneckRun[] starts : runs) {
            double least =
                    Arrays.stream(starts).mapToDouble(BottleneckRun::gap).min().orElseThrow();
            double most =
                    Arrays.stream(starts).mapToDouble(BottleneckRun::gap).max().orElseThrow();
            spread = Math.max(spread, most / least - 1);
        }
        return spread;
    }

    private static void add(Table.Builder table, int target, int start, int d, BottleneckRun run) {
        for (int i = 0; i < run.cosines().length; i++) {
            table.add(
                    7 + 10 * target,
                    start,
                    d,
                    i * BottleneckRun.EVERY,
                    run.cosines()[i],
                    run.entropies()[i],
                    run.gap());
        }
    }

    private static Picture picture(String column, String label) {
        return new Picture(
                column.replace(' ', '-'),
                "While it is trained: " + label + ", first target, second start",
                Axis.linear("step", "step"),
                Axis.linear(column, label),
                List.of("d"),
                Map.of("target", "7", "start", "1"),
                List.of());
    }
}
