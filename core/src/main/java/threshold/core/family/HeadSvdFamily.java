package threshold.core.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.check.HeadSvdResidual;
import threshold.core.check.ReferenceSvd;
import threshold.core.input.Heads;
import threshold.core.kernel.Accuracy;
import threshold.core.kernel.Contract;
import threshold.core.kernel.HeadSvd;
import threshold.core.kernel.HeadSvd.Problem;
import threshold.core.kernel.HeadSvd.Size;
import threshold.core.kernel.HeadSvd.Svd;
import threshold.core.kernel.HeadSvd.Want;
import threshold.core.kernel.Kernel;
import threshold.core.workload.Matrices;
import threshold.core.workload.Spectrum;

/** {@code head-svd}: singular value decomposition of a softmax head, V×d. */
public final class HeadSvdFamily implements Family<Size, Problem, Svd> {

    private static final long SEED = 401;
    private static final List<String> SIZES = List.of("V", "d", "want", "k");
    private static final String BERT_LIKE = "bert-like";
    private static final List<String> INPUTS = List.of("kappa=10", "kappa=1e10", BERT_LIKE, "ppocrv3", "ppocrv4");

    @Override
    public Contract<Size, Problem, Svd> contract() {
        return HeadSvd.CONTRACT;
    }

    @Override
    public String summary() {
        return "singular values, thin or truncated SVD of a V x d softmax head; input may be path.safetensors#tensor";
    }

    @Override
    public List<String> sizeNames() {
        return SIZES;
    }

    @Override
    public List<String> inputs() {
        return INPUTS;
    }

    /** A trained head fixes V and d. k alone asks for a truncated decomposition. */
    @Override
    public Size sizes(Map<String, String> given, String input) {
        SizeReader reader = new SizeReader(name(), SIZES, given);
        Optional<Matrix> trained = trained(input);
        int vocabulary =
                trained.map(head -> reader.fixed("V", head.rows(), input)).orElseGet(() -> reader.integer("V", 6625));
        int d = trained.map(head -> reader.fixed("d", head.cols(), input)).orElseGet(() -> reader.integer("d", 120));
        Want want = reader.choice("want", reader.gives("k") ? Want.TRUNCATED : Want.VALUES);
        return new Size(vocabulary, d, want, reader.integer("k", want == Want.TRUNCATED ? Math.min(16, d) : d));
    }

    /** The truth is all singular values: given by construction, or computed by {@link ReferenceSvd} for a trained head. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Optional<Matrix> trained = trained(input);
        if (trained.isPresent()) {
            Matrix head = trained.get().requireShape(input, sizes.vocabulary(), sizes.d());
            double[] sigma = ReferenceSvd.singularValues(head);
            return new Instance<>(sizes, new Problem(head), Spectrum.condition(sigma), sigma);
        }
        double[] sigma = input.equals(BERT_LIKE)
                ? Spectrum.languageHead(sizes.d())
                : Spectrum.geometric(sizes.d(), Inputs.kappa(input).orElseThrow());
        Matrix head = Matrices.withSpectrum(sizes.vocabulary(), sigma, SEED);
        return new Instance<>(sizes, new Problem(head), Spectrum.condition(sigma), sigma);
    }

    /** The head of that name or file; empty for a synthetic one. */
    private Optional<Matrix> trained(String input) {
        if (input.equals(BERT_LIKE) || Inputs.kappa(input).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                Heads.named(input)
                        .orElseThrow(
                                () -> Inputs.unknown(
                                        name(),
                                        input,
                                        "kappa=X, " + BERT_LIKE + ", " + String.join(", ", Heads.NAMES)
                                                + ", path.safetensors#tensor, path.safetensors.index.json#tensor, path.onnx#tensor, path.npy")));
    }

    @Override
    public double residual(Kernel<Size, Problem, Svd> kernel, Instance<Problem> instance, Svd solution) {
        Size sizes = (Size) instance.sizes();
        return kernel.accuracy() instanceof Accuracy.Approximate
                ? HeadSvdResidual.approximate(instance.problem(), sizes, instance.truth(), solution)
                : HeadSvdResidual.of(instance.problem(), sizes, instance.truth(), solution);
    }
}
