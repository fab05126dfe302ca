package threshold.core.saturation;

import java.util.ArrayList;
import java.util.Arrays;
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
import threshold.core.kernel.Anisotropy;
import threshold.core.kernel.RowSource;

/**
 * H1: a softmax head of the user's own, read in blocks: its spectrum and what that says, its rows, and with hidden states
 * its loss and the rank of its log-probabilities. Everything is told; judged is that Σσ² is ‖W‖²_F.
 *
 * <p>Vd² flops and two reads of W where its condition allows it; the spectrum less the mean row takes as much again, and is
 * left out where that is minutes.
 */
public final class HeadStudy implements Experiment {

    /** Flops up to which the centred spectrum is found too: half a minute. */
    private static final double CENTRED = 1e12;

    private final String title;
    private final RowSource head;
    private final double @Nullable [] bias;
    private final @Nullable HiddenStates hidden;

    /**
     * @param title which head it is
     * @param head W, V×d, V ≥ d
     * @param bias V entries, or null for none
     * @param hidden what it is applied to, or null
     * @throws IllegalArgumentException naming sizes that disagree
     */
    public HeadStudy(String title, RowSource head, double @Nullable [] bias, @Nullable HiddenStates hidden) {
        this.title = title;
        this.head = head;
        this.bias = bias;
        this.hidden = hidden;
        if (head.rows() < head.cols()) {
            throw new IllegalArgumentException("the head is " + head.rows() + "x" + head.cols()
                    + ", and needs at least as many rows (tokens) as columns");
        }
        if (hidden != null) {
            requireFitting(head, hidden);
        }
    }

    private static void requireFitting(RowSource head, HiddenStates hidden) {
        if (hidden.states().cols() != head.cols()) {
            throw new IllegalArgumentException("the hidden states are "
                    + hidden.states().shape() + " and the head is " + head.rows() + "x" + head.cols()
                    + ": they need as many columns");
        }
        int[] targets = hidden.targets();
        for (int i = 0; targets != null && i < targets.length; i++) {
            if (targets[i] < 0 || targets[i] >= head.rows()) {
                throw new IllegalArgumentException("target " + i + " is " + targets[i] + " and the head has "
                        + head.rows() + " tokens, counted from 0");
            }
        }
    }

    @Override
    public String name() {
        return "H1";
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Purpose purpose() {
        return Purpose.STUDY;
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        RowStatistics rows = RowStatistics.of(new WatchedRows(head, share -> progress.accept(.02 * share)));
        double spectra = hidden == null ? .9 : .3;
        HeadSpectrum spectrum =
                HeadSpectrum.of(bench, new WatchedRows(head, share -> progress.accept(.02 + spectra * share)));
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.told("tokens V", head.rows()));
        criteria.add(Criterion.told("dimensions d", head.cols()));
        addSpectrum(criteria, "", spectrum.sigma());
        criteria.add(Criterion.atMost(
                "sum of sigma^2 against |W|^2, by " + spectrum.method(), squares(spectrum, rows), 1e-12));
        addCentred(bench, criteria, rows);
        addRows(criteria, rows);
        if (hidden != null) {
            addHidden(bench, criteria, hidden, progress);
        }
        progress.accept(1);
        return new Findings(table(spectrum.sigma()), pictures(), criteria);
    }

    private static double squares(HeadSpectrum spectrum, RowStatistics rows) {
        double sum = 0;
        for (int i = spectrum.sigma().length - 1; i >= 0; i--) {
            sum += spectrum.sigma()[i] * spectrum.sigma()[i];
        }
        return Math.abs(sum / rows.square() - 1);
    }

    private void addSpectrum(List<Criterion> criteria, String of, double[] sigma) {
        criteria.add(Criterion.told(of + "sigma_1", sigma[0]));
        criteria.add(Criterion.told(of + "sigma_d", sigma[sigma.length - 1]));
        criteria.add(Criterion.told(of + "condition number", SpectralMeasures.condition(sigma)));
        criteria.add(Criterion.told(of + "numerical rank", SpectralMeasures.numericalRank(sigma, head.rows())));
        criteria.add(Criterion.told(
                of + "singular entropy of sigma^2, as figures have it", SpectralMeasures.singularEntropy(sigma, 2)));
        criteria.add(Criterion.told(
                of + "singular entropy of sigma, as the text has it", SpectralMeasures.singularEntropy(sigma, 1)));
        addRanks(criteria, of, sigma);
    }

    private static void addRanks(List<Criterion> criteria, String of, double[] sigma) {
        criteria.add(Criterion.told(of + "effective rank", SpectralMeasures.effectiveRank(sigma)));
        criteria.add(Criterion.told(of + "stable rank", SpectralMeasures.stableRank(sigma)));
        criteria.add(Criterion.told(of + "rank of 90 % of |W|^2", SpectralMeasures.rankAtEnergy(sigma, .9)));
        criteria.add(Criterion.told(of + "rank of 99 % of |W|^2", SpectralMeasures.rankAtEnergy(sigma, .99)));
    }

    private void addCentred(Workbench bench, List<Criterion> criteria, RowStatistics rows) {
        double flops = (double) head.rows() * head.cols() * head.cols();
        if (flops <= CENTRED && head.rows() > 1) {
            addRanks(
                    criteria,
                    "less the mean row: ",
                    HeadSpectrum.of(bench, new CentredRows(head, rows.mean())).sigma());
        }
    }

    private void addRows(List<Criterion> criteria, RowStatistics rows) {
        criteria.add(Criterion.told("mean cosine of rows", rows.cosine()));
        criteria.add(Criterion.told("shortest row", rows.norms()[0]));
        criteria.add(Criterion.told("median row", rows.medianNorm()));
        criteria.add(Criterion.told("longest row", rows.norms()[rows.norms().length - 1]));
        criteria.add(Criterion.told("rows of zeros", rows.zeros()));
        if (bias != null) {
            double[] sorted = bias.clone();
            Arrays.sort(sorted);
            criteria.add(Criterion.told("least bias", sorted[0]));
            criteria.add(Criterion.told("median bias", sorted[sorted.length / 2]));
            criteria.add(Criterion.told("largest bias", sorted[sorted.length - 1]));
        }
    }

    private void addHidden(Workbench bench, List<Criterion> criteria, HiddenStates given, DoubleConsumer progress) {
        int n = given.states().rows();
        criteria.add(Criterion.told("hidden states N", n));
        if (n > 1) {
            criteria.add(Criterion.told(
                    "their mean cosine (anisotropy)",
                    bench.solve(
                            Anisotropy.CONTRACT,
                            new Anisotropy.Size(n, head.cols()),
                            new Anisotropy.Problem(given.states()))));
        }
        HeadLogits logits = HeadLogits.of(bench, head, bias, given);
        progress.accept(.7);
        if (given.targets() != null) {
            criteria.add(Criterion.told("loss (nats a token)", logits.loss()));
        }
        if (given.logZ() != null) {
            criteria.add(Criterion.told(
                    "log-partitions: largest relative distance from the stored",
                    distance(logits.logZ(), given.logZ())));
        }
        if (LogProbabilities.fit(head, given)) {
            double[] sigma = LogProbabilities.singularValues(bench, head, bias, given, logits.logZ());
            int rank = SpectralMeasures.numericalRank(sigma, Math.max(n, head.rows()));
            criteria.add(Criterion.told("rank of the log-probabilities, d + 1 or + 2 at most", rank));
            criteria.add(Criterion.told("their sigma_1", sigma[0]));
            criteria.add(Criterion.told("the last that counts", sigma[rank - 1]));
        }
    }

    private static double distance(double[] logZ, double[] stored) {
        double distance = 0;
        for (int i = 0; i < logZ.length; i++) {
            distance = Math.max(distance, Math.abs(logZ[i] - stored[i]) / Math.max(1, Math.abs(stored[i])));
        }
        return distance;
    }

    private static Table table(double[] sigma) {
        double[] errors = SpectralMeasures.headErrors(sigma);
        Table.Builder table = Table.of("k", "sigma", "relative sigma", "W-error");
        for (int k = 1; k <= sigma.length; k++) {
            table.add(k, sigma[k - 1], sigma[k - 1] / sigma[0], errors[k]);
        }
        return table.build();
    }

    private static List<Picture> pictures() {
        return List.of(
                new Picture(
                        "spectrum",
                        "Singular values of the head",
                        Axis.logarithmic("k", "rank k"),
                        Axis.logarithmic("relative sigma", "sigma_k / sigma_1"),
                        List.of(),
                        Map.of(),
                        List.of()),
                new Picture(
                        "error",
                        "W-error: what the best head of rank k leaves out",
                        Axis.linear("k", "rank k"),
                        Axis.linear("W-error", "W-error"),
                        List.of(),
                        Map.of(),
                        List.of()));
    }
}
