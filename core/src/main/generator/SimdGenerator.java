import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes those classes of the backend {@code simd} that are one loop over many vectors:
 * {@code java SimdGenerator.java FOLDER}.
 *
 * <p>Vectors must be locals of one static method, since one that leaves its method is boxed. So a loop over twenty-four
 * accumulators has a line for each of them, which nobody should write or read many times over. The build runs this
 * before it compiles.
 */
public final class SimdGenerator {

    private static final String ONE = "The last panel of a matrix whose width leaves up to one vector over.";
    private static final String TWO = "The last panel of a matrix whose width leaves up to two vectors over.";
    private static final String HALF = "Twelve accumulators and four operands fill the registers of AVX2 and SSE.";
    private static final String FULL = "Twenty-four accumulators and four operands live in 28 of 32 registers.";

    private static final List<Source> SOURCES = List.of(
            TileSource.of(1, 8, ONE),
            TileSource.of(1, 8, ONE).rows(),
            TileSource.of(1, 8, ONE).packed(),
            TileSource.of(2, 8, TWO),
            TileSource.of(2, 8, TWO).rows(),
            TileSource.of(2, 8, TWO).packed(),
            TileSource.of(3, 4, HALF),
            TileSource.of(3, 4, HALF).rows(),
            TileSource.of(3, 4, HALF).packed(8),
            TileSource.of(3, 8, FULL),
            TileSource.of(3, 8, FULL).rows(),
            TileSource.of(3, 8, FULL).packed(),
            TileSource.of(1, 4, "The last vector of a row of tiles.").single(),
            TileSource.of(2, 4, "The last two vectors of a row of tiles.").single(),
            TileSource.of(3, 4, HALF).single(),
            TileSource.of(1, 8, "The last vector of a row of tiles.").single(),
            TileSource.of(2, 8, "The last two vectors of a row of tiles.").single(),
            TileSource.of(3, 8, FULL).single(),
            TileSource.of(3, 4, "Half as many accumulators as 3x8; for the sweep.")
                    .packed(),
            TileSource.of(2, 12, "As many accumulators as 3x8, more broadcasts; for the sweep.")
                    .packed(),
            TileSource.of(4, 6, "As many accumulators as 3x8, fewer broadcasts; for the sweep.")
                    .packed(),
            TileSource.of(3, 8, "The loop of two k; for the sweep.").packed().unrolled(2),
            new PanelSource(1),
            new PanelSource(2),
            new PanelSource(4),
            new PanelSource(8),
            new ChainsSource(
                    12, "with the one, 13 of 16 registers, and more than two units of latency 5 have in flight."),
            new ChainsSource(
                    20,
                    "with the one, 21 of 32 registers, and more than four units of latency 4, as in some"
                            + " AArch64 cores."));

    private SimdGenerator() {}

    /** Writes what has changed only, so that a build without changes compiles nothing. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0], Source.PACKAGE.split("\\."));
        Files.createDirectories(folder);
        for (Source source : SOURCES) {
            Path file = folder.resolve(source.name() + ".java");
            String text = source.text();
            if (Files.notExists(file) || !Files.readString(file).equals(text)) {
                Files.writeString(file, text);
            }
        }
    }
}
