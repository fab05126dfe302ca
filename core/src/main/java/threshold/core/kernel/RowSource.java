package threshold.core.kernel;

/**
 * A matrix whose rows are read in blocks, as often as needed: one that is stored in another format, or is too large to
 * be held as doubles. Several threads may read at a time.
 */
public interface RowSource {

    /** What a plan has before anything is loaded: it has no rows, and none are read. */
    RowSource NOTHING = new RowSource() {
        @Override
        public int rows() {
            return 0;
        }

        @Override
        public int cols() {
            return 0;
        }

        @Override
        public void read(int first, int count, double[] target, int at, int stride) {
            throw new IllegalStateException("nothing is loaded");
        }
    };

    int rows();

    int cols();

    /**
     * Writes {@code count} rows from row {@code first} on to {@code target}, row i at {@code at + (i − first)·stride}.
     *
     * @param stride at least {@link #cols}
     * @throws IllegalArgumentException naming the source and the position of an entry that is not finite
     */
    void read(int first, int count, double[] target, int at, int stride);
}
