package threshold.bench;

/** Mean cosine of the angle between two hidden states. */
public class AnisotropyBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "anisotropy";
    }
}
