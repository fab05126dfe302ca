package threshold.core.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sizes apart: the numbers, along which times can be foretold, and the words, which must be alike.
 *
 * @param numbers by name, in reading order
 * @param words by name
 */
record SizePoint(Map<String, Double> numbers, Map<String, String> words) {

    static SizePoint of(Map<String, String> sizes) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        sizes.forEach((name, text) -> {
            if (text.matches("[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
                numbers.put(name, Double.parseDouble(text));
            } else {
                words.put(name, text);
            }
        });
        return new SizePoint(numbers, words);
    }

    /** Whether both are of one kind: the same words, and numbers of the same names. */
    boolean isLike(SizePoint other) {
        return words.equals(other.words) && numbers.keySet().equals(other.numbers.keySet());
    }

    /** Logarithms of the numbers of these names. */
    double[] logs(List<String> names) {
        return names.stream()
                .mapToDouble(name -> Math.log(numbers.getOrDefault(name, Double.NaN)))
                .toArray();
    }

    /** The names in which some of these points differ. */
    static List<String> varying(List<SizePoint> points) {
        List<String> varying = new ArrayList<>();
        for (String name : points.getFirst().numbers.keySet()) {
            if (points.stream().map(point -> point.numbers.get(name)).distinct().count() > 1) {
                varying.add(name);
            }
        }
        return varying;
    }
}
