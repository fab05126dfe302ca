package threshold.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one fork measures: a solver of a family at fixed sizes, precision, threads and input.
 *
 * <p>Its identity reads {@code head-svd/simd:qr/V=6625,d=120,want=values/f64/t1/ppocrv4}; the input stands last because
 * it may be a path.
 *
 * @param family name of the family
 * @param solver who solves it, and how
 * @param sizes the sizes by name, in the family's order
 * @param precision {@code f64}
 * @param threads threads that the solver may use
 * @param input name of the input
 */
public record Cell(
        String family, Solver solver, Map<String, String> sizes, String precision, int threads, String input) {

    /** Double precision, the only one so far. */
    public static final String F64 = "f64";

    private static final Pattern ID = Pattern.compile("([^/]+)/([^/]+)/([^/]*)/([^/]+)/t([0-9]+)/(.*)");

    /** A backend's method: {@code simd:qr}. */
    public record Solver(String backend, String method) {

        /** @throws IllegalArgumentException unless the text is {@code backend:method} */
        public static Solver parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new IllegalArgumentException("a solver reads backend:method, not '" + text + "'");
            }
            return new Solver(text.substring(0, colon), text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return backend + ":" + method;
        }
    }

    /** Copies the sizes, keeping their order. */
    public Cell {
        sizes = new LinkedHashMap<>(sizes);
    }

    /** The cell's identity. */
    public String id() {
        return String.join("/", family, solver.toString(), sizesText(), precision, "t" + threads, input);
    }

    /** The sizes as they stand in the identity: {@code n=64,T=1000}. */
    public String sizesText() {
        return sizes.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }

    /**
     * The cell of that identity.
     *
     * @throws IllegalArgumentException naming what does not parse
     */
    public static Cell parse(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a cell reads family/backend:method/n=64,T=1000/f64/t1/input, not '" + id + "'");
        }
        return new Cell(
                parts.group(1),
                Solver.parse(parts.group(2)),
                parseSizes(parts.group(3)),
                parts.group(4),
                Integer.parseInt(parts.group(5)),
                parts.group(6));
    }

    /**
     * Sizes from {@code n=64,T=1000}; an empty text has none. A semicolon does as well, since plain JMH takes a comma
     * for the next value of a parameter.
     *
     * @throws IllegalArgumentException naming the text, if a part is not name=value or a name comes twice
     */
    public static Map<String, String> parseSizes(String text) {
        Map<String, String> sizes = new LinkedHashMap<>();
        for (String part : text.split("[,;]", -1)) {
            int equals = part.indexOf('=');
            if (text.isEmpty()) {
                break;
            }
            if (equals < 1 || equals == part.length() - 1) {
                throw new IllegalArgumentException("sizes read n=64,T=1000, not '" + text + "'");
            }
            String name = part.substring(0, equals).strip();
            if (sizes.put(name, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException(
                        "'" + text + "' gives " + name + " twice; repeat --size for several sizes");
            }
        }
        return sizes;
    }
}
