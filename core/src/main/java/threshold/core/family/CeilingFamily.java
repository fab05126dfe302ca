package threshold.core.family;

import java.util.List;
import java.util.Map;
import threshold.core.kernel.Ceiling.Kind;
import threshold.core.kernel.Contract;
import threshold.core.kernel.Ceiling;
import threshold.core.kernel.Ceiling.Problem;
import threshold.core.kernel.Ceiling.Size;
import threshold.core.kernel.Kernel;

/** {@code ceiling}: what the machine can do at most. */
public final class CeilingFamily implements Family<Size, Problem, Double> {

    private static final List<String> SIZES = List.of("kind", "amount");
    private static final List<String> INPUTS = List.of("none");

    @Override
    public Contract<Size, Problem, Double> contract() {
        return Ceiling.CONTRACT;
    }

    @Override
    public String summary() {
        return "what the machine can do at most: fma (flops), clock (dependent additions), triad (bandwidth), ruler (scalar dot),"
                + " call (of native code)";
    }

    @Override
    public List<String> sizeNames() {
        return SIZES;
    }

    @Override
    public List<String> inputs() {
        return INPUTS;
    }

    /** Without an amount, one that takes some tens of milliseconds. */
    @Override
    public Size sizes(Map<String, String> given, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        SizeReader reader = new SizeReader(name(), SIZES, given);
        Kind kind = reader.choice("kind", Kind.FMA);
        int usual = switch (kind) {
            case FMA -> 2_000_000_000;
            case CLOCK -> 100_000_000;
            case TRIAD -> 16_000_000;
            case RULER -> 50_000;
            case CALL -> 2_000_000;
        };
        return new Size(kind, reader.integer("amount", usual));
    }

    @Override
    public Instance<Problem> instance(Size sizes, String input) {
        Inputs.requireKnown(name(), input, INPUTS);
        return new Instance<>(sizes, new Problem(), 1, new double[0]);
    }

    /** 0 for a finite checksum: a ceiling computes nothing that could be inaccurate. */
    @Override
    public double residual(Kernel<Size, Problem, Double> kernel, Instance<Problem> instance, Double solution) {
        return Double.isFinite(solution) ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean comparesBackends() {
        return false;
    }
}
