package threshold.bench;

/** Gram matrix of an n-gram model. */
public class NgramGramBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "ngram-gram";
    }
}
