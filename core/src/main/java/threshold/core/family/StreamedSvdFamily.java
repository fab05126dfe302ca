package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.backend.Backend;
import threshold.core.check.StreamedSvdResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.MatrixRows;
import threshold.core.kernel.StreamedSvd;
import threshold.core.kernel.StreamedSvd.Problem;
import threshold.core.kernel.StreamedSvd.Size;
import threshold.core.saturation.BlockedGram;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

/** {@code streamed-svd}: singular values of a head, V×d, that is read in blocks of rows. */
public final class StreamedSvdFamily implements Family<Size, Problem, double[]> {

    private static final long SEED = 431;
    private static final List<String> SIZES = List.of("V", "d");
    private static final String BERT_LIKE = "bert-like";
    private static final List<String> INPUTS = List.of("kappa=10", "kappa=1e10", BERT_LIKE);

    @Override
    public Contract<Size, Problem, double[]> contract() {
        return StreamedSvd.CONTRACT;
    }

    @Override
    public String summary() {
        return "singular values of a V x d softmax head that is read in blocks of rows";
    }

    @Override
    public List<String> sizeNames() {
        return SIZES;
    }

    @Override
    public List<String> inputs() {
        return INPUTS;
    }

    @Override
    public Size sizes(Map<String, String> given, String input) {
        spectrum(2, input);
        SizeReader reader = new SizeReader(name(), SIZES, given);
        return new Size(reader.integer("V", 6625), reader.integer("d", 120));
    }

    /** A matrix of a known spectrum, which is the truth. It is held whole, and read in blocks all the same. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        double[] sigma = spectrum(sizes.d(), input);
        Problem problem = new Problem(new MatrixRows(Matrices.withSpectrum(sizes.vocabulary(), sigma, SEED)));
        return new Instance<>(sizes, problem, Spectrum.condition(sigma), sigma);
    }

    private double[] spectrum(int d, String input) {
        return input.equals(BERT_LIKE)
                ? Spectrum.languageHead(d)
                : Spectrum.geometric(
                        d,
                        Inputs.kappa(input).orElseThrow(() -> Inputs.unknown(name(), input, "kappa=X, " + BERT_LIKE)));
    }

    @Override
    public double residual(Kernel<Size, Problem, double[]> kernel, Instance<Problem> instance, double[] solution) {
        return StreamedSvdResidual.of(instance.truth(), solution);
    }

    /** Libraries take part with the parts that they have. */
    @Override
    public List<Kernel<Size, Problem, double[]>> kernels(Backend backend) {
        return BlockedGram.methods(backend);
    }

    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
