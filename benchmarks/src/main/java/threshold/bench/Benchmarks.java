package threshold.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which class measures which family, and how a cell becomes its parameters. */
public final class Benchmarks {

    private static final Map<String, Class<? extends KernelBenchmark>> BY_FAMILY = Stream.of(
                    new StatePropagationBenchmark(),
                    new NoisyPropagationBenchmark(),
                    new LeastSquaresBenchmark(),
                    new HankelLeastSquaresBenchmark(),
                    new ToeplitzBenchmark(),
                    new HeadSvdBenchmark(),
                    new StreamedSvdBenchmark(),
                    new HeadLossBenchmark(),
                    new AnisotropyBenchmark(),
                    new NgramGramBenchmark(),
                    new HankelSvdBenchmark(),
                    new HankelProductBenchmark(),
                    new SymmetricEigenBenchmark(),
                    new GemmBenchmark(),
                    new GramBenchmark(),
                    new GramianBenchmark(),
                    new RiccatiBenchmark(),
                    new SteadyFilterBenchmark(),
                    new ReducedRankBenchmark(),
                    new RankRiskBenchmark(),
                    new FilterRiskBenchmark(),
                    new TilesBenchmark(),
                    new CeilingBenchmark())
            .collect(Collectors.toMap(KernelBenchmark::family, KernelBenchmark::getClass));

    private Benchmarks() {}

    /**
     * The benchmark of a family.
     *
     * @throws IllegalArgumentException naming the families that have one
     */
    public static Class<? extends KernelBenchmark> of(String family) {
        Class<? extends KernelBenchmark> benchmark = BY_FAMILY.get(family);
        if (benchmark == null) {
            throw new IllegalArgumentException("no benchmark measures '" + family + "'; known: " + BY_FAMILY.keySet());
        }
        return benchmark;
    }

    /** The values of the benchmark's parameters. */
    public static Map<String, String> params(Cell cell) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("solver", cell.solver().toString());
        params.put("sizes", cell.sizesText());
        params.put("threads", Integer.toString(cell.threads()));
        params.put("input", cell.input());
        params.put("precision", cell.precision());
        return params;
    }
}
