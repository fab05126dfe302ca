package threshold.core.saturation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;
import threshold.core.kernel.NgramGram;
import threshold.core.workload.SyntheticText;

/**
 * L7: n-gram models of a text of V = 512 words, 200 000 of them, against figures computed independently (NumPy): for
 * n = 5 the W-error is that of a model whose contexts have a single follower, the share of the text that d words cover.
 */
final class SyntheticNgrams implements Experiment {

    private static final int TOKENS = 200_000;
    private static final int VOCABULARY = 512;
    private static final long SEED = 1002;
    private static final int[] DIMENSIONS = {1, 8, 32, 64, 128, 256, 384, 448};

    private static final List<Expected> EXPECTED = List.of(
            new Expected(2, 512, 0, 58.028643, 2.932174, 75, 305, new double[] {
                .922951, .801300, .647443, .531012, .371186, .158283, .025730, .006270
            }),
            new Expected(3, 34_364, 21_948, 26_340.672062, 40.371826, 117, 441, new double[] {
                .968567, .850958, .706868, .604028, .480813, .308615, .164971, .091416
            }),
            new Expected(5, 154_884, 141_735, 147_051.734443, 91.791435, 96, 449, new double[] {
                .970929, .853461, .691452, .578672, .437611, .281608, .159787, .100469
            }));

    /**
     * @param n length of the n-grams
     * @param half dimensions that leave half of W
     * @param tenth those that leave a tenth
     * @param errors W-error at {@link #DIMENSIONS}
     */
    private record Expected(
            int n, int contexts, int oneHot, double square, double sigma1, int half, int tenth, double[] errors) {}

    @Override
    public String name() {
        return "L7";
    }

    @Override
    public String title() {
        return "n-grams of a made text: their rank is the vocabulary that the text covers";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        int[] text = SyntheticText.of(TOKENS, VOCABULARY, SEED);
        Table.Builder table = Table.of("n", "d", "W-error", "coverage alone");
        List<Criterion> criteria = new ArrayList<>();
        int done = 0;
        for (Expected expected : EXPECTED) {
            NgramRank rank = new NgramRank(bench, new NgramGram.Problem(text, VOCABULARY, expected.n()));
            criteria.addAll(criteria(rank, expected));
            for (int d = 1; d <= VOCABULARY; d = Math.max(d + 1, d * 9 / 8)) {
                table.add(expected.n(), d, rank.error(d), rank.coverageError(d));
            }
            progress.accept((double) ++done / EXPECTED.size());
        }
        return new Findings(table.build(), List.of(picture("W-error"), picture("coverage alone")), criteria);
    }

    private static List<Criterion> criteria(NgramRank rank, Expected expected) {
        String n = "n=" + expected.n() + ": ";
        double off = 0;
        double apart = 0;
        for (int i = 0; i < DIMENSIONS.length; i++) {
            off = Math.max(off, Math.abs(rank.error(DIMENSIONS[i]) - expected.errors()[i]));
            if (DIMENSIONS[i] >= 32 && DIMENSIONS[i] <= 384 && DIMENSIONS[i] != 64) {
                apart = Math.max(apart, Math.abs(rank.error(DIMENSIONS[i]) - rank.coverageError(DIMENSIONS[i])));
            }
        }
        List<Criterion> criteria = new ArrayList<>(List.of(
                Criterion.near(n + "contexts C", rank.contexts(), expected.contexts(), 0),
                Criterion.near(n + "contexts of a single follower", rank.oneHotRows(), expected.oneHot(), 0),
                Criterion.near(n + "|W|^2", rank.square(), expected.square(), 1e-6),
                Criterion.near(n + "sigma_1", rank.sigma1(), expected.sigma1(), 1e-6),
                Criterion.atMost(n + "W-error: largest distance from the table", off, 1e-6),
                Criterion.near(n + "dimensions for a W-error of .5", rank.dimensions(.5), expected.half(), 0),
                Criterion.near(n + "dimensions for a W-error of .1", rank.dimensions(.1), expected.tenth(), 0),
                Criterion.atMost(n + "sum of eigenvalues against |W|^2", rank.traceError(), 1e-12)));
        if (expected.n() == 5) {
            criteria.add(Criterion.atMost(n + "W-error: largest distance from coverage alone", apart, .0013));
        }
        return criteria;
    }

    private static Picture picture(String column) {
        return new Picture(
                column.replace(' ', '-'),
                column + " of n-gram models by dimension, made text",
                Axis.logarithmic("d", "dimensions d"),
                Axis.linear(column, column),
                List.of("n"),
                Map.of(),
                List.of());
    }
}
