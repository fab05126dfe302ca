package threshold.core.algorithm;

/** The order of values from large to small, found without allocating. */
final class DescendingOrder {

    private final int[] order;
    private final double[] sorted;

    DescendingOrder(int n) {
        order = new int[n];
        sorted = new double[n];
    }

    /** Where the i-th largest value stood before {@link #sort}. */
    int at(int i) {
        return order[i];
    }

    /** Sorts the values, by insertion into what is mostly sorted already: an iteration leaves them nearly in order. */
    void sort(double[] values) {
        int n = order.length;
        for (int i = 0; i < n; i++) {
            double value = values[i];
            int j = i;
            for (; j > 0 && sorted[j - 1] < value; j--) {
                sorted[j] = sorted[j - 1];
                order[j] = order[j - 1];
            }
            sorted[j] = value;
            order[j] = i;
        }
        System.arraycopy(sorted, 0, values, 0, n);
    }
}
