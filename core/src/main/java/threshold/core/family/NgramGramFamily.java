package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.check.NgramGramResidual;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Kernel;
import threshold.core.kernel.NgramGram;
import threshold.core.kernel.NgramGram.Problem;
import threshold.core.kernel.NgramGram.Size;
import threshold.core.kernel.NgramGram.Solution;
import threshold.core.workload.SyntheticText;

/**
 * {@code ngram-gram}: G = WᵀW of the relative frequencies of what follows each context. Libraries of linear algebra have
 * no such operation: only {@code scalar} has methods, and nothing is compared.
 */
public final class NgramGramFamily implements Family<Size, Problem, Solution> {

    private static final long SEED = 1002;
    private static final List<String> SIZES = List.of("T", "V", "n");
    private static final List<String> INPUTS = List.of("synthetic");

    @Override
    public Contract<Size, Problem, Solution> contract() {
        return NgramGram.CONTRACT;
    }

    @Override
    public String summary() {
        return "Gram matrix of an n-gram model of a text of T tokens, V x V";
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
        Inputs.requireKnown(name(), input, INPUTS);
        SizeReader reader = new SizeReader(name(), SIZES, given);
        return new Size(reader.integer("T", 200_000), reader.integer("V", 512), reader.integer("n", 5));
    }

    /** Sums of positive terms have no condition: κ = 1. */
    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        int[] text = SyntheticText.of(sizes.tokens(), sizes.vocabulary(), SEED);
        return new Instance<>(sizes, new Problem(text, sizes.vocabulary(), sizes.order()), 1, new double[0]);
    }

    @Override
    public double residual(Kernel<Size, Problem, Solution> kernel, Instance<Problem> instance, Solution solution) {
        return NgramGramResidual.of(instance.problem(), solution);
    }

    @Override
    public boolean comparesBackends() {
        return false;
    }
}
