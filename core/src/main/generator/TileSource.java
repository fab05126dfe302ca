/**
 * A register tile: the micro-kernel C ← D + αAB on so many rows by so many vectors.
 *
 * <p>For each k, each vector of a row of B is loaded and each entry of a column of A is broadcast; their products go to
 * one accumulator each.
 */
final class TileSource extends Source {

    /** One name for the operands of each k that the loop takes at a time. */
    private static final String STEPS = "xy";

    private final int vectors;
    private final int rows;
    private final int unroll;
    private final Storage storage;
    private final Precision precision;
    private final String why;

    /** Rows of a panel of A, of which the tile may be a part. */
    private final int panel;

    /** How the operands are stored: what the compiler sees of their strides. */
    private enum Storage {
        /** a(i, k) = {@code a[ao + k * lda + i]}, b(k, j) = {@code b[bo + k * ldb + j]}. */
        COLUMNS("", 2),
        /** a(i, k) = {@code a[ao + i * lda + k]}, B as above. */
        ROWS("Rows", 2),
        /** A by columns and B by rows, each as long as a panel's. */
        PACKED("Packed", 1);

        final String suffix;
        final int unroll;

        Storage(String suffix, int unroll) {
            this.suffix = suffix;
            this.unroll = unroll;
        }
    }

    /** What the entries are, and the vectors of them. */
    private enum Precision {
        DOUBLE("", "double", "DoubleVector", "SPECIES", "L", "MicroKernel"),
        SINGLE("Single", "float", "FloatVector", "SINGLE", "SINGLES", "SingleKernel");

        final String prefix;
        final String entry;
        final String vector;
        final String species;
        final String lanes;
        final String kernel;

        Precision(String prefix, String entry, String vector, String species, String lanes, String kernel) {
            this.prefix = prefix;
            this.entry = entry;
            this.vector = vector;
            this.species = species;
            this.lanes = lanes;
            this.kernel = kernel;
        }
    }

    private TileSource(int vectors, int rows, int panel, int unroll, Storage storage, Precision precision, String why) {
        this.vectors = vectors;
        this.rows = rows;
        this.panel = panel;
        this.unroll = unroll;
        this.storage = storage;
        this.precision = precision;
        this.why = why;
    }

    /** A tile of operands with any strides, A stored by columns. */
    static TileSource of(int vectors, int rows, String why) {
        return new TileSource(vectors, rows, rows, Storage.COLUMNS.unroll, Storage.COLUMNS, Precision.DOUBLE, why);
    }

    /** This tile, taking so many k at a time. */
    TileSource unrolled(int times) {
        return new TileSource(vectors, rows, panel, times, storage, precision, why);
    }

    /** This tile in single precision. */
    TileSource single() {
        return new TileSource(vectors, rows, panel, unroll, storage, Precision.SINGLE, why);
    }

    /** This tile for an A that is stored by rows. */
    TileSource rows() {
        return new TileSource(vectors, rows, panel, Storage.ROWS.unroll, Storage.ROWS, precision, why);
    }

    /** This tile for panels of both operands, those of A as high as the tile. */
    TileSource packed() {
        return packed(rows);
    }

    /** This tile for panels of both operands, those of A of so many rows. */
    TileSource packed(int height) {
        return new TileSource(vectors, rows, height, Storage.PACKED.unroll, Storage.PACKED, precision, why);
    }

    @Override
    String name() {
        String unrolled = unroll == storage.unroll ? "" : "Unroll" + unroll;
        String part = panel == rows ? "" : "Of" + panel;
        return precision.prefix + "Tile" + vectors + "x" + rows + storage.suffix + part + unrolled;
    }

    @Override
    String summary() {
        return "The micro-kernel C ← D + αAB on a tile of %d rows by %d×%s columns. %s"
                .formatted(rows, vectors, precision.lanes, why);
    }

    @Override
    String vector() {
        return precision.vector;
    }

    @Override
    void writeMembers() {
        block("""
                    /** As {@link %2$s#tile}. */
                    static void multiply(
                            int kc,
                            %1$s[] a,
                            int ao,
                            int lda,
                            %1$s[] b,
                            int bo,
                            int ldb,
                            %1$s alpha,
                            %1$s[] d,
                            int from,
                            int ldd,
                            %1$s[] c,
                            int co,
                            int ldc) {
                """, precision.entry, precision.kernel);
        accumulators();
        sums();
        store();
        line(1, "}");
    }

    private void accumulators() {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                line(2, "%1$s %2$s = %1$s.zero(%3$s);", precision.vector, accumulator(i, j), precision.species);
            }
        }
    }

    /**
     * Σ over k, {@code unroll} of them at a time, and those that are left over. The end of the loop is a variable of its
     * own because range checks leave a loop only where it has the plainest form.
     */
    private void sums() {
        line(2, "int end = %s;", unroll == 1 ? "kc" : "kc - kc % " + unroll);
        line(2, "for (int k = 0; k < end; k += %d) {", unroll);
        for (int step = 0; step < unroll; step++) {
            step(STEPS.substring(step, step + 1), step == 0 ? "k" : "(k + " + step + ")");
        }
        line(2, "}");
        if (unroll > 1) {
            line(2, "for (int k = end; k < kc; k++) {");
            step("z", "k");
            line(2, "}");
        }
    }

    /** One k. */
    private void step(String x, String k) {
        for (int j = 0; j < vectors; j++) {
            String at = plus("bo + " + k + " * " + strideOfB(), j, precision.lanes);
            line(3, "%1$s %2$s%3$d = %4$s;", precision.vector, x, j, loaded("b", at));
        }
        for (int i = 0; i < rows; i++) {
            line(3, "%s%ss = %s;", i == 0 ? precision.vector + " " : "", x, broadcast("a[" + entryOfA(i, k) + "]"));
            for (int j = 0; j < vectors; j++) {
                String sum = accumulator(i, j);
                line(3, "%s = %s%d.fma(%ss, %s);", sum, x, j, x, sum);
            }
        }
    }

    private String strideOfB() {
        return storage == Storage.PACKED ? "(" + vectors + " * " + precision.lanes + ")" : "ldb";
    }

    private String entryOfA(int i, String k) {
        return switch (storage) {
            case COLUMNS -> plus("ao + " + k + " * lda", i);
            case PACKED -> plus("ao + " + k + " * " + panel, i);
            case ROWS -> plus("ao", i, "lda") + " + " + k;
        };
    }

    private void store() {
        line(2, "%s s = %s;", precision.vector, broadcast("alpha"));
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                String added = loaded("d", plus(plus("from", i, "ldd"), j, precision.lanes));
                String at = plus(plus("co", i, "ldc"), j, precision.lanes);
                line(2, "%s.fma(s, %s).intoArray(c, %s);", accumulator(i, j), added, at);
            }
        }
    }

    private String loaded(String array, String at) {
        return precision.vector + ".fromArray(" + precision.species + ", " + array + ", " + at + ")";
    }

    private String broadcast(String value) {
        return precision.vector + ".broadcast(" + precision.species + ", " + value + ")";
    }

    private static String accumulator(int row, int vector) {
        return "c" + row + vector;
    }
}
