package threshold.core.saturation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import threshold.core.experiment.Criterion;
import threshold.core.experiment.Effort;
import threshold.core.experiment.Experiment;
import threshold.core.experiment.Findings;
import threshold.core.experiment.Picture;
import threshold.core.experiment.Picture.Axis;
import threshold.core.experiment.Table;
import threshold.core.experiment.Workbench;
import threshold.core.input.Text;
import threshold.core.kernel.NgramGram;

/**
 * L8: n-gram models of a text that people wrote. Half of W goes with a few per cent of the dimensions, the rest only
 * with nearly as many as there are words: figure 7 of the paper, and the curve of coverage alone beside it.
 */
final class TextNgrams implements Experiment {

    private static final int[] ORDERS = {2, 3, 5};

    private final @Nullable Path file;
    private final Map<Effort, Text> read = new EnumMap<>(Effort.class);

    /** @param file null for the sources of the JDK */
    TextNgrams(@Nullable Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "L8";
    }

    @Override
    public String title() {
        return "n-grams of a real text: a fast drop, and a tail as long as the vocabulary";
    }

    @Override
    public void requireReadable(Effort effort) {
        text(effort);
    }

    /** Read once, for whichever backends. */
    private Text text(Effort effort) {
        int vocabulary = effort.of(1024, 2048);
        int most = effort.of(600_000, 3_000_000);
        return read.computeIfAbsent(
                effort, _ -> file == null ? Text.ofJdk(most, vocabulary) : Text.of(file, most, vocabulary));
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Text text = text(effort);
        int vocabulary = text.vocabulary();
        Table.Builder table = Table.of("text", "n", "d", "W-error", "coverage alone");
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.told(text.name() + ": tokens", text.tokens().length));
        criteria.add(Criterion.told("share of them among the " + (vocabulary - 1) + " most frequent", text.coverage()));
        for (int i = 0; i < ORDERS.length; i++) {
            NgramRank rank = new NgramRank(bench, new NgramGram.Problem(text.tokens(), vocabulary, ORDERS[i]));
            criteria.addAll(criteria(rank, ORDERS[i], vocabulary));
            for (int d = 1; d <= vocabulary; d = Math.max(d + 1, d * 9 / 8)) {
                table.add(text.name(), ORDERS[i], d, rank.error(d), rank.coverageError(d));
            }
            progress.accept((i + 1.0) / ORDERS.length);
        }
        return new Findings(table.build(), List.of(picture("W-error"), picture("coverage alone")), criteria);
    }

    /** What holds for any text is judged; what this one's figures are, is told, but for the shape for which n = 5 is shown. */
    private List<Criterion> criteria(NgramRank rank, int n, int vocabulary) {
        String claim = "n=" + n + ": ";
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.told(claim + "contexts C", rank.contexts()));
        criteria.add(Criterion.told(claim + "share of single followers", (double) rank.oneHotRows() / rank.contexts()));
        criteria.add(Criterion.told(claim + "dimensions for a W-error of .1", rank.dimensions(.1)));
        criteria.add(Criterion.atMost(claim + "sum of eigenvalues against |W|^2", rank.traceError(), 1e-12));
        criteria.add(Criterion.between(
                claim + "|W|^2 over C",
                rank.square() / rank.contexts(),
                (double) rank.oneHotRows() / rank.contexts(),
                1));
        criteria.add(Criterion.atLeast(
                claim + "sigma_1 over sqrt(|W|^2/V)", rank.sigma1() / Math.sqrt(rank.square() / vocabulary), 1));
        if (n == 5) {
            double half = (double) rank.dimensions(.5) / vocabulary;
            double tenth = (double) rank.dimensions(.1) / vocabulary;
            double apart = apart(rank, vocabulary);
            criteria.add(shape(Criterion.atMost(claim + "dimensions for a W-error of .5, of V", half, .15)));
            criteria.add(shape(Criterion.atLeast(claim + "dimensions for a W-error of .1, of V", tenth, .5)));
            criteria.add(shape(Criterion.atMost(claim + "W-error: largest distance from coverage alone", apart, .05)));
        }
        return criteria;
    }

    /** A text of the user's own may have another shape. */
    private Criterion shape(Criterion criterion) {
        return file == null ? criterion : Criterion.told(criterion.claim(), criterion.measured());
    }

    private static double apart(NgramRank rank, int vocabulary) {
        double apart = 0;
        for (int d = vocabulary / 32; d < vocabulary; d += vocabulary / 32) {
            apart = Math.max(apart, Math.abs(rank.error(d) - rank.coverageError(d)));
        }
        return apart;
    }

    private static Picture picture(String column) {
        return new Picture(
                column.replace(' ', '-'),
                column + " of n-gram models by dimension",
                Axis.logarithmic("d", "dimensions d"),
                Axis.linear(column, column),
                List.of("n"),
                Map.of(),
                List.of());
    }
}
