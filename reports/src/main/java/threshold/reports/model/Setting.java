package threshold.reports.model;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was to be solved: solvers are ranked against each other within one setting, never across two.
 *
 * @param family the mathematical problem
 * @param sizes its sizes by name, in reading order
 * @param precision {@code f64}
 * @param threads number of threads; 0 where a benchmark of another suite chooses them itself
 * @param input name of the input, or {@code none}
 */
public record Setting(String family, Map<String, String> sizes, String precision, int threads, String input) {

    /** The sizes as text: {@code V=6625 d=120 want=values}. */
    public String sizesText() {
        return sizes.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    /** {@code 1 thread}, {@code 2 threads}, {@code its own threads}. */
    public String threadsText() {
        return switch (threads) {
            case 0 -> "its own threads";
            case 1 -> "1 thread";
            default -> threads + " threads";
        };
    }

    /** A solver in this setting, in the words of the tables: {@code head-svd simd:qr V=6625 · input none · 1 thread}. */
    public String of(String solver) {
        return family + " " + solver + " " + text();
    }

    /** All but the family, as a heading: {@code V=6625 d=120 · input ppocrv4 · 1 thread}. */
    public String text() {
        return (sizesText() + " · input " + input + " · " + threadsText()).replaceFirst("^ · ", "");
    }
}
