import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the register tiles of the backend {@code simd}, a class each: {@code java TileGenerator.java FOLDER}.
 *
 * <p>A tile's accumulators must be locals of one static method, since a vector that leaves its method is boxed. So the body
 * has a line for each of them, which nobody should write or read six times over. The build runs this before it compiles.
 */
public final class TileGenerator {

    private static final String PACKAGE = "threshold.core.backend.simd";

    /** How the operands are indexed in k. */
    private enum Index {
        /** From the start, {@code ao + k * cs}. */
        AFFINE,
        /** From the k before, {@code ap += cs}. */
        RUNNING
    }

    /**
     * @param vectors vectors of columns
     * @param rows rows, each a broadcast for each k
     * @param unroll how many k the loop takes at a time
     * @param index how the operands are indexed
     * @param why what the tile is for
     */
    private record Tile(int vectors, int rows, int unroll, Index index, String why) {

        String name() {
            String unrolling = unroll == 2 ? "" : "Unroll" + unroll;
            return "Tile" + vectors + "x" + rows + unrolling + (index == Index.RUNNING ? "Running" : "");
        }
    }

    private static final List<Tile> TILES = List.of(
            new Tile(1, 8, 2, Index.AFFINE, "The last panel of a matrix whose width leaves up to one vector over."),
            new Tile(2, 8, 2, Index.AFFINE, "The last panel of a matrix whose width leaves up to two vectors over."),
            new Tile(
                    3, 4, 2, Index.AFFINE, "Twelve accumulators and four operands fill the registers of AVX2 and SSE."),
            new Tile(3, 8, 2, Index.AFFINE, "Twenty-four accumulators and four operands live in 28 of 32 registers."),
            new Tile(2, 12, 2, Index.AFFINE, "As many accumulators as 3x8, more broadcasts; for the sweep."),
            new Tile(4, 6, 2, Index.AFFINE, "As many accumulators as 3x8, fewer broadcasts; for the sweep."),
            new Tile(3, 8, 1, Index.AFFINE, "The loop that is not unrolled; for the sweep."),
            new Tile(3, 8, 4, Index.AFFINE, "The loop that is unrolled twice as far; for the sweep."),
            new Tile(3, 8, 2, Index.RUNNING, "The other index form; for the sweep."));

    /** One name for the operands of each k that the loop takes at a time. */
    private static final String STEPS = "xyuv";

    private final StringBuilder text = new StringBuilder();
    private final Tile tile;

    private TileGenerator(Tile tile) {
        this.tile = tile;
    }

    /** Writes what has changed only, so that a build without changes compiles nothing. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], PACKAGE.split("\\."));
        Files.createDirectories(folder);
        for (Tile tile : TILES) {
            Path file = folder.resolve(tile.name() + ".java");
            String source = new TileGenerator(tile).source();
            if (Files.notExists(file) || !Files.readString(file).equals(source)) {
                Files.writeString(file, source);
            }
        }
    }

    private String source() {
        head();
        accumulators();
        sums();
        store();
        line(1, "}");
        line(0, "}");
        return text.toString();
    }

    private void head() {
        text.append("""
                package %s;

                import static threshold.core.backend.simd.Lanes.L;
                import static threshold.core.backend.simd.Lanes.SPECIES;

                import jdk.incubator.vector.DoubleVector;

                /**
                 * The micro-kernel C ← D + αAB on a tile of %d rows by %d vectors. Written by TileGenerator.
                 *
                 * <p>%s
                 */
                final class %s {

                    private %s() {}

                    /** As {@link MicroKernel#tile}. */
                    static void multiply(
                            int kc,
                            double[] a,
                            int ao,
                            int rs,
                            int cs,
                            double[] b,
                            int bo,
                            int ldb,
                            double alpha,
                            double[] d,
                            int from,
                            int ldd,
                            double[] c,
                            int co,
                            int ldc) {
                """.formatted(PACKAGE, tile.rows, tile.vectors, tile.why, tile.name(), tile.name()));
    }

    private void accumulators() {
        for (int i = 0; i < tile.rows; i++) {
            for (int j = 0; j < tile.vectors; j++) {
                line(2, "DoubleVector %s = DoubleVector.zero(SPECIES);", accumulator(i, j));
            }
        }
        if (tile.index == Index.RUNNING) {
            line(2, "int ap = ao;");
            line(2, "int bp = bo;");
        }
    }

    /** Σ over k, {@code unroll} of them at a time, and those that are left over. */
    private void sums() {
        line(2, "int k = 0;");
        line(2, "for (; %s < kc; k += %d) {", later(tile.unroll - 1), tile.unroll);
        for (int step = 0; step < tile.unroll; step++) {
            step(STEPS.substring(step, step + 1), step == 0 ? "k" : "(" + later(step) + ")");
        }
        line(2, "}");
        if (tile.unroll > 1) {
            line(2, tile.unroll == 2 ? "if (k < kc) {" : "for (; k < kc; k++) {");
            step("z", "k");
            line(2, "}");
        }
    }

    /** One k: a row of B in vectors, and of each row of A the entry that multiplies them. */
    private void step(String x, String k) {
        boolean affine = tile.index == Index.AFFINE;
        for (int j = 0; j < tile.vectors; j++) {
            String at = plus(affine ? "bo + " + k + " * ldb" : "bp", j, "L");
            line(3, "DoubleVector %s%d = DoubleVector.fromArray(SPECIES, b, %s);", x, j, at);
        }
        for (int i = 0; i < tile.rows; i++) {
            String at = affine ? plus("ao", i, "rs") + " + " + k + " * cs" : plus("ap", i, "rs");
            line(3, "%s%ss = DoubleVector.broadcast(SPECIES, a[%s]);", i == 0 ? "DoubleVector " : "", x, at);
            for (int j = 0; j < tile.vectors; j++) {
                String sum = accumulator(i, j);
                line(3, "%s = %s%d.fma(%ss, %s);", sum, x, j, x, sum);
            }
        }
        if (!affine) {
            line(3, "ap += cs;");
            line(3, "bp += ldb;");
        }
    }

    private void store() {
        line(2, "DoubleVector s = DoubleVector.broadcast(SPECIES, alpha);");
        for (int i = 0; i < tile.rows; i++) {
            for (int j = 0; j < tile.vectors; j++) {
                String added = "DoubleVector.fromArray(SPECIES, d, " + plus(plus("from", i, "ldd"), j, "L") + ")";
                String at = plus(plus("co", i, "ldc"), j, "L");
                line(2, "%s.fma(s, %s).intoArray(c, %s);", accumulator(i, j), added, at);
            }
        }
    }

    private static String accumulator(int row, int vector) {
        return "c" + row + vector;
    }

    private static String later(int steps) {
        return steps == 0 ? "k" : "k + " + steps;
    }

    private static String plus(String base, int times, String unit) {
        return switch (times) {
            case 0 -> base;
            case 1 -> base + " + " + unit;
            default -> base + " + " + times + " * " + unit;
        };
    }

    private void line(int depth, String format, Object... values) {
        text.append("    ".repeat(depth)).append(format.formatted(values)).append('\n');
    }
}
