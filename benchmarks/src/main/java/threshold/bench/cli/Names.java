package threshold.bench.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Refuses unknown names, with the list of the known ones and the nearest of them. */
final class Names {

    private Names() {}

    /**
     * Returns the name if it is known.
     *
     * @param what what it names, as a noun
     * @throws IllegalArgumentException naming the known ones
     */
    static String require(String what, String name, Collection<String> known) {
        if (known.contains(name)) {
            return name;
        }
        String suggestion =
                nearest(name, known).map(n -> "; did you mean '" + n + "'?").orElse("");
        throw new IllegalArgumentException(
                "there is no %s '%s'; known: %s%s".formatted(what, name, String.join(", ", known), suggestion));
    }

    /** The known name that is fewest edits away, if it is near enough to have been meant. */
    static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(k -> edits(name, k) <= Math.max(2, k.length() / 3))
                .min(Comparator.comparingInt(k -> edits(name, k)));
    }

    /** Levenshtein distance: insertions, deletions and substitutions. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
