package threshold.core.backend.scalar;

import threshold.core.algorithm.ArrayPlan;
import threshold.core.algorithm.CompensatedSum;
import threshold.core.algorithm.MeanCosines;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.kernel.Anisotropy.Size;

/** (‖Σ n_i‖² − N)/(N² − N): every row is divided by its length, and the directions are added up. */
final class ScalarAnisotropy extends ArrayPlan<Problem, Double> {

    private final Size size;
    private final double[] hidden;
    private final double[] row;
    private final CompensatedSum directions;
    private double mean;

    ScalarAnisotropy(Size size) {
        this.size = size;
        hidden = new double[Math.multiplyExact(size.contexts(), size.d())];
        row = new double[size.d()];
        directions = new CompensatedSum(size.d());
    }

    @Override
    protected void take(Problem problem) {
        System.arraycopy(problem.requireSize(size).hidden().data(), 0, hidden, 0, hidden.length);
    }

    @Override
    protected void solve() {
        directions.clear();
        for (int i = 0; i < size.contexts(); i++) {
            System.arraycopy(hidden, i * row.length, row, 0, row.length);
            MeanCosines.normalise(row);
            directions.add(row, 0);
        }
        mean = MeanCosines.of(size.contexts(), directions);
    }

    @Override
    protected Double copyOut() {
        return mean;
    }
}
