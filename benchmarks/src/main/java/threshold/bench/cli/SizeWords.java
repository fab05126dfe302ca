package threshold.bench.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import threshold.core.family.Family;

/** Sizes by a word for those who do not have the field's letters at hand: {@code vocab=151936,hidden=896}. */
final class SizeWords {

    private static final Map<String, List<String>> LETTERS = Map.ofEntries(
            Map.entry("vocab", List.of("V")),
            Map.entry("vocabulary", List.of("V")),
            Map.entry("hidden", List.of("d")),
            Map.entry("state", List.of("n")),
            Map.entry("steps", List.of("T")),
            Map.entry("tokens", List.of("T")),
            Map.entry("batch", List.of("B")),
            Map.entry("rows", List.of("N", "m")),
            Map.entry("columns", List.of("p", "n")),
            Map.entry("samples", List.of("N")),
            Map.entry("contexts", List.of("N")),
            Map.entry("lags", List.of("p")),
            Map.entry("channels", List.of("m")),
            Map.entry("rank", List.of("r", "k")));

    private SizeWords() {}

    /** The same sizes by the family's own letters; what is no word is left as it is. */
    static Map<String, String> letters(Family<?, ?, ?> family, Map<String, String> given) {
        Map<String, String> letters = new LinkedHashMap<>();
        given.forEach((word, value) -> {
            String letter = LETTERS.getOrDefault(word, List.of()).stream()
                    .filter(family.sizeNames()::contains)
                    .findFirst()
                    .orElse(word);
            if (letters.put(letter, value) != null) {
                throw new IllegalArgumentException(letter + " is given twice, once by a word for it");
            }
        });
        return letters;
    }
}
