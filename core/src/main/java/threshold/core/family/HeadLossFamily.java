package threshold.core.family;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import threshold.core.Matrix;
import threshold.core.check.HeadLossResidual;
import threshold.core.input.Heads;
import threshold.core.kernel.Contract;
import threshold.core.kernel.HeadLoss;
import threshold.core.kernel.HeadLoss.Pass;
import threshold.core.kernel.HeadLoss.Problem;
import threshold.core.kernel.HeadLoss.Size;
import threshold.core.kernel.HeadLoss.Solution;
import threshold.core.kernel.Kernel;
import threshold.core.workload.SoftmaxHeads;

/** {@code head-loss}: cross-entropy of a softmax head, and its gradients. */
public final class HeadLossFamily implements Family<Size, Problem, Solution> {

    private static final long SEED = 411;
    private static final List<String> SIZES = List.of("N", "d", "V", "pass");
    private static final String NORMAL = "normal";
    private static final List<String> INPUTS = List.of(NORMAL, "ppocrv3", "ppocrv4");

    @Override
    public Contract<Size, Problem, Solution> contract() {
        return HeadLoss.CONTRACT;
    }

    @Override
    public String summary() {
        return "cross-entropy of a V x d softmax head in N contexts, pass=forward or backward, without N x V logits";
    }

    @Override
    public List<String> sizeNames() {
        return SIZES;
    }

    @Override
    public List<String> inputs() {
        return INPUTS;
    }

    /** A trained head fixes V and d. */
    @Override
    public Size sizes(Map<String, String> given, String input) {
        SizeReader reader = new SizeReader(name(), SIZES, given);
        Optional<Matrix> trained = trained(input);
        int d = trained.map(head -> reader.fixed("d", head.cols(), input)).orElseGet(() -> reader.integer("d", 120));
        int vocabulary =
                trained.map(head -> reader.fixed("V", head.rows(), input)).orElseGet(() -> reader.integer("V", 6625));
        return new Size(reader.integer("N", 64), d, vocabulary, reader.choice("pass", Pass.FORWARD));
    }

    /** Logits of root mean square 3, whatever the head. A loss has no condition: κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Problem problem = trained(input)
                .map(head -> SoftmaxHeads.over(
                        head.requireShape(input, sizes.vocabulary(), sizes.d()), sizes.contexts(), SEED))
                .orElseGet(() -> SoftmaxHeads.normal(sizes.contexts(), sizes.d(), sizes.vocabulary(), SEED));
        return new Instance<>(sizes, problem, 1, new double[0]);
    }

    /** The head of that name or file; empty for a synthetic one. */
    private Optional<Matrix> trained(String input) {
        return input.equals(NORMAL)
                ? Optional.empty()
                : Optional.of(Heads.named(input)
                        .orElseThrow(() -> Inputs.unknown(
                                name(),
                                input,
                                NORMAL + ", " + String.join(", ", Heads.NAMES)
                                        + ", path.onnx#tensor, path.safetensors#tensor")));
    }

    @Override
    public double residual(Kernel<Size, Problem, Solution> kernel, Instance<Problem> instance, Solution solution) {
        return HeadLossResidual.of(instance.problem(), (Size) instance.sizes(), solution);
    }

    @Override
    public boolean hasOwnSuite() {
        return true;
    }
}
