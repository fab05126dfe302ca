package threshold.core.backend.openblas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import threshold.core.algorithm.CompensatedSum;
import threshold.core.algorithm.MeanCosines;
import threshold.core.kernel.Anisotropy.Problem;
import threshold.core.kernel.Anisotropy.Size;

/**
 * The mean cosine by ddot for the lengths and dgemv for the sum of the directions, {@value #ROWS} rows at a time while
 * they are in cache. H is kept transposed, a hidden state a column.
 */
final class MeanCosinePlan extends OffHeapPlan<Problem, Double> {

    static final String[] ROUTINES = {"cblas_ddot", "cblas_dgemv"};

    private static final int ROWS = 64;

    private final NativeBlas blas;
    private final Size size;
    private final ColumnMajor hidden;
    private final MemorySegment inverses;
    private final MemorySegment part;
    private final double[] row;
    private final CompensatedSum directions;
    private double mean;

    MeanCosinePlan(NativeBlas blas, OffHeap memory, Size size) {
        super(memory);
        this.blas = blas;
        this.size = size;
        hidden = memory.matrix(size.d(), size.contexts());
        inverses = memory.doubles(ROWS);
        part = memory.doubles(size.d());
        row = new double[size.d()];
        directions = new CompensatedSum(size.d());
    }

    @Override
    protected void take(Problem problem) {
        double[] values = problem.requireSize(size).hidden().data();
        MemorySegment.copy(values, 0, hidden.segment(), JAVA_DOUBLE, 0, values.length);
    }

    @Override
    protected void solve() {
        directions.clear();
        for (int i = 0; i < size.contexts(); i += ROWS) {
            int rows = Math.min(ROWS, size.contexts() - i);
            for (int k = 0; k < rows; k++) {
                inverses.setAtIndex(JAVA_DOUBLE, k, inverse(i + k));
            }
            blas.dgemv(size.d(), rows, 1, hidden.column(i), size.d(), inverses.address(), 0, part.address());
            MemorySegment.copy(part, JAVA_DOUBLE, 0, row, 0, row.length);
            directions.add(row, 0);
        }
        mean = MeanCosines.of(size.contexts(), directions);
    }

    /** 1/‖h_i‖; 0 where its square leaves the range of numbers, and the direction is added at once. */
    private double inverse(int i) {
        double square = blas.ddot(size.d(), hidden.column(i), hidden.column(i));
        if (MeanCosines.isSafe(square)) {
            return 1 / Math.sqrt(square);
        }
        MemorySegment.copy(hidden.segment(), JAVA_DOUBLE, (long) i * row.length * Double.BYTES, row, 0, row.length);
        MeanCosines.normalise(row);
        directions.add(row, 0);
        return 0;
    }

    @Override
    protected Double copyOut() {
        return mean;
    }
}
