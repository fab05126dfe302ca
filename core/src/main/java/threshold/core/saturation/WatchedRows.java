package threshold.core.saturation;

import java.util.function.DoubleConsumer;
import threshold.core.kernel.RowSource;

/** Rows whose reader does not tell how far it is: what it has read does. Any number of threads may read. */
public final class WatchedRows implements RowSource {

    private final RowSource rows;
    private final DoubleConsumer progress;
    private double told;

    /** @param progress told the largest share that was read, from 0 to 1, by one thread at a time */
    public WatchedRows(RowSource rows, DoubleConsumer progress) {
        this.rows = rows;
        this.progress = progress;
    }

    @Override
    public int rows() {
        return rows.rows();
    }

    @Override
    public int cols() {
        return rows.cols();
    }

    @Override
    public void read(int first, int count, double[] target, int at, int stride) {
        rows.read(first, count, target, at, stride);
        tell((double) (first + count) / rows.rows());
    }

    private synchronized void tell(double share) {
        if (share > told) {
            told = share;
            progress.accept(share);
        }
    }
}
