package threshold.bench;

/** C = A B by the products that a backend chose its own from. */
public class TilesBenchmark extends KernelBenchmark {

    @Override
    protected String family() {
        return "tiles";
    }
}
