package threshold.core.algorithm;

import java.util.Arrays;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.kernel.Anisotropy.Size;

/**
 * The mean cosine by the sum m of the directions n_i = h_i/‖h_i‖: (‖m‖² − N)/(N² − N). A norm and an addition a row
 * while it is in the first-level cache, so H is read from memory once: 4Nd flops.
 *
 * <p>Rows are added up {@value #ROWS} at a time and those sums without their rounding errors, so that the error does
 * not grow with N. The rows are shared out over the threads.
 */
final class MeanCosine extends ArrayPlan<Problem, Double> {

    private static final int ROWS = 32;

    private final Size size;
    private final Blas blas;
    private final double[] hidden;
    private final Share[] shares;
    private double mean;

    MeanCosine(Size size, Blas blas) {
        this.size = size;
        this.blas = blas;
        hidden = new double[Layout.ORIGIN + Math.multiplyExact(size.contexts(), size.d())];
        shares = new Share[blas.threads()];
        Arrays.setAll(shares, p -> new Share(blas.alone(p), bound(p), bound(p + 1)));
    }

    private int bound(int p) {
        return (int) ((long) size.contexts() * p / blas.threads());
    }

    @Override
    protected void take(Problem problem) {
        problem.requireSize(size);
        double[] values = problem.hidden().data();
        System.arraycopy(values, 0, hidden, Layout.ORIGIN, values.length);
    }

    @Override
    protected void solve() {
        blas.together(shares);
        CompensatedSum all = shares[0].directions;
        for (int p = 1; p < shares.length; p++) {
            all.add(shares[p].directions);
        }
        mean = MeanCosines.of(size.contexts(), all);
    }

    @Override
    protected Double copyOut() {
        return mean;
    }

    /** The directions of some rows. */
    private final class Share implements Runnable {

        private final Blas own;
        private final int first;
        private final int end;
        private final CompensatedSum directions;
        private final double[] part;
        private final double[] row;

        Share(Blas own, int first, int end) {
            this.own = own;
            this.first = first;
            this.end = end;
            directions = new CompensatedSum(size.d());
            part = new double[Layout.ORIGIN + size.d()];
            row = new double[size.d()];
        }

        @Override
        public void run() {
            directions.clear();
            for (int i = first; i < end; i += ROWS) {
                Arrays.fill(part, 0);
                for (int k = i; k < Math.min(end, i + ROWS); k++) {
                    add(Layout.ORIGIN + k * size.d());
                }
                directions.add(part, Layout.ORIGIN);
            }
        }

        private void add(int at) {
            double square = own.dot(size.d(), hidden, at, hidden, at);
            if (MeanCosines.isSafe(square)) {
                own.axpy(size.d(), 1 / Math.sqrt(square), hidden, at, part, Layout.ORIGIN);
            } else {
                System.arraycopy(hidden, at, row, 0, row.length);
                MeanCosines.normalise(row);
                directions.add(row, 0);
            }
        }
    }
}
