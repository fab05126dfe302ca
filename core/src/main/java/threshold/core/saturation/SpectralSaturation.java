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
import threshold.core.kernel.HeadSvd;
import threshold.core.workload.Matrices;

/**
 * L2: heads with the spectra of the Pythia models at their flattest and at their end. Small ones flatten and then
 * degenerate to one dominant direction; the figures plot the entropy of σ², not of σ as the text has it.
 *
 * <p>What is judged is what the figure shows: of 512 and 768 values it has the first 100, and 256 end within a fifth.
 */
final class SpectralSaturation implements Experiment {

    private static final int QUICK_VOCABULARY = 2048;
    private static final int VOCABULARY = 50304;

    @Override
    public String name() {
        return "L2";
    }

    @Override
    public String title() {
        return "Spectral saturation: the spectra of small heads flatten, then degenerate";
    }

    @Override
    public Findings run(Workbench bench, Effort effort, DoubleConsumer progress) {
        Table.Builder table =
                Table.of("model", "d", "checkpoint", "k", "sigma", "W-error", "SE_1", "SE_2", "SE_2 in figure 5");
        List<Criterion> criteria = new ArrayList<>();
        double off = 0;
        int done = 0;
        for (DigitisedSpectrum spectrum : DigitisedSpectrum.ALL) {
            double[] exact = spectrum.sigma();
            int vocabulary = effort.of(QUICK_VOCABULARY, VOCABULARY);
            double[] sigma = bench.solve(
                            HeadSvd.CONTRACT,
                            HeadSvd.Size.of(vocabulary, spectrum.d(), HeadSvd.Want.VALUES),
                            new HeadSvd.Problem(Matrices.withSpectrum(vocabulary, exact, spectrum.d())))
                    .sigma();
            double first = SpectralMeasures.singularEntropy(sigma, 1);
            double second = SpectralMeasures.singularEntropy(sigma, 2);
            off = Math.max(off, Math.abs(second - SpectralMeasures.singularEntropy(exact, 2)));
            criteria.add(ofFigure(spectrum, second));
            if (spectrum.when().equals("end") && spectrum.isMostlyShown()) {
                criteria.add(Criterion.atMost(
                        spectrum.model() + ", end: SE_1, which the text defines and figure 5 does not show", first, 2));
            }
            addRows(table, spectrum, sigma, first, second);
            progress.accept((double) ++done / DigitisedSpectrum.ALL.size());
        }
        criteria.add(Criterion.atMost("SE_2: largest distance of the backend's from that of the spectrum", off, 1e-10));
        return new Findings(table.build(), List.of(picture("flattest"), picture("end")), criteria);
    }

    private static Criterion ofFigure(DigitisedSpectrum spectrum, double measured) {
        String claim = spectrum.model() + ", " + spectrum.when() + ": SE_2";
        if (Double.isNaN(spectrum.plotted())) {
            return Criterion.told(claim, measured);
        }
        String withPlotted = claim + ", in figure 5 " + spectrum.plotted();
        return spectrum.isMostlyShown()
                ? Criterion.near(withPlotted, measured, spectrum.plotted(), .1)
                : Criterion.told(withPlotted, measured);
    }

    private static void addRows(
            Table.Builder table, DigitisedSpectrum spectrum, double[] sigma, double first, double second) {
        double[] errors = SpectralMeasures.headErrors(sigma);
        for (int k = 1; k <= sigma.length; k = Math.max(k + 1, k * 9 / 8)) {
            table.add(
                    spectrum.model(),
                    spectrum.d(),
                    spectrum.when(),
                    k,
                    sigma[k - 1] / sigma[0],
                    errors[k],
                    first,
                    second,
                    spectrum.plotted());
        }
    }

    private static Picture picture(String when) {
        return new Picture(
                "spectrum-" + when,
                "Singular values of the head over the largest, " + when,
                Axis.logarithmic("k", "rank k"),
                Axis.logarithmic("sigma", "sigma_k / sigma_1"),
                List.of("model"),
                Map.of("checkpoint", when),
                List.of());
    }
}
