package threshold.core.family;

import java.util.List;
import java.util.stream.Collectors;

/** The families, in the order of tables. */
public final class Families {

    private static final List<Family<?, ?, ?>> ALL = List.of(
            new StatePropagationFamily(),
            new NoisyPropagationFamily(),
            new LeastSquaresFamily(),
            new HankelLeastSquaresFamily(),
            new ToeplitzFamily(),
            new HeadSvdFamily(),
            new StreamedSvdFamily(),
            new HeadLossFamily(),
            new AnisotropyFamily(),
            new NgramGramFamily(),
            new HankelSvdFamily(),
            new HankelProductFamily(),
            new SymmetricEigenFamily(),
            new GemmFamily(),
            new GramFamily(),
            new GramianFamily(),
            new RiccatiFamily(),
            new SteadyFilterFamily(),
            new ReducedRankFamily(),
            new RankRiskFamily(),
            new FilterRiskFamily(),
            new TilesFamily(),
            new CeilingFamily());

    private Families() {}

    public static List<Family<?, ?, ?>> all() {
        return ALL;
    }

    /**
     * The family of that name.
     *
     * @throws IllegalArgumentException naming the known families
     */
    public static Family<?, ?, ?> named(String name) {
        return ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no family '" + name + "'; known: "
                        + ALL.stream().map(Family::name).collect(Collectors.joining(", "))));
    }
}
