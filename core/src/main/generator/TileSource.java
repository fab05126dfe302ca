/**
 * A register tile: the micro-kernel C ← D + αAB on so many rows by so many vectors.
 *
 * <p>For each k, each vector of a row of B is loaded and each entry of a column of A is broadcast; their products go to one
 * accumulator each.
 */
final class TileSource extends Source {

    /** One name for the operands of each k that the loop takes at a time. */
    private static final String STEPS = "xyuv";

    private final int vectors;
    private final int rows;
    private final int unroll;
    private final boolean running;
    private final String why;

    private TileSource(int vectors, int rows, int unroll, boolean running, String why) {
        this.vectors = vectors;
        this.rows = rows;
        this.unroll = unroll;
        this.running = running;
        this.why = why;
    }

    /** A tile as the product has it: indices are affine in k, {@code ao + k * cs}, and the loop takes two k at a time. */
    static TileSource of(int vectors, int rows, String why) {
        return new TileSource(vectors, rows, 2, false, why);
    }

    /** This tile, taking so many k at a time. */
    TileSource unrolled(int times) {
        return new TileSource(vectors, rows, times, running, why);
    }

    /** This tile with indices that run, {@code ap += cs}. */
    TileSource running() {
        return new TileSource(vectors, rows, unroll, true, why);
    }

    @Override
    String name() {
        return "Tile" + vectors + "x" + rows + (unroll == 2 ? "" : "Unroll" + unroll) + (running ? "Running" : "");
    }

    @Override
    String summary() {
        return "The micro-kernel C ← D + αAB on a tile of %d rows by %d×L columns. %s".formatted(rows, vectors, why);
    }

    @Override
    void writeMembers() {
        block("""
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
                """);
        accumulators();
        sums();
        store();
        line(1, "}");
    }

    private void accumulators() {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                line(2, "DoubleVector %s = DoubleVector.zero(SPECIES);", accumulator(i, j));
            }
        }
        if (running) {
            line(2, "int ap = ao;");
            line(2, "int bp = bo;");
        }
    }

    /** Σ over k, {@code unroll} of them at a time, and those that are left over. */
    private void sums() {
        line(2, "int k = 0;");
        line(2, "for (; %s < kc; k += %d) {", plus("k", unroll - 1), unroll);
        for (int step = 0; step < unroll; step++) {
            step(STEPS.substring(step, step + 1), step == 0 ? "k" : "(k + " + step + ")");
        }
        line(2, "}");
        if (unroll > 1) {
            line(2, unroll == 2 ? "if (k < kc) {" : "for (; k < kc; k++) {");
            step("z", "k");
            line(2, "}");
        }
    }

    /** One k. */
    private void step(String x, String k) {
        for (int j = 0; j < vectors; j++) {
            String at = plus(running ? "bp" : "bo + " + k + " * ldb", j, "L");
            line(3, "DoubleVector %s%d = DoubleVector.fromArray(SPECIES, b, %s);", x, j, at);
        }
        for (int i = 0; i < rows; i++) {
            String at = running ? plus("ap", i, "rs") : plus("ao", i, "rs") + " + " + k + " * cs";
            line(3, "%s%ss = DoubleVector.broadcast(SPECIES, a[%s]);", i == 0 ? "DoubleVector " : "", x, at);
            for (int j = 0; j < vectors; j++) {
                String sum = accumulator(i, j);
                line(3, "%s = %s%d.fma(%ss, %s);", sum, x, j, x, sum);
            }
        }
        if (running) {
            line(3, "ap += cs;");
            line(3, "bp += ldb;");
        }
    }

    private void store() {
        line(2, "DoubleVector s = DoubleVector.broadcast(SPECIES, alpha);");
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                String added = "DoubleVector.fromArray(SPECIES, d, " + plus(plus("from", i, "ldd"), j, "L") + ")";
                String at = plus(plus("co", i, "ldc"), j, "L");
                line(2, "%s.fma(s, %s).intoArray(c, %s);", accumulator(i, j), added, at);
            }
        }
    }

    private static String accumulator(int row, int vector) {
        return "c" + row + vector;
    }
}
