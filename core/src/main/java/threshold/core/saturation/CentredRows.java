package threshold.core.saturation;

import threshold.core.kernel.RowSource;

/** A head less the mean of its rows, which softmax does not see. */
record CentredRows(RowSource head, double[] mean) implements RowSource {

    @Override
    public int rows() {
        return head.rows();
    }

    @Override
    public int cols() {
        return head.cols();
    }

    @Override
    public void read(int first, int count, double[] target, int at, int stride) {
        head.read(first, count, target, at, stride);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < mean.length; j++) {
                target[at + i * stride + j] -= mean[j];
            }
        }
    }
}
